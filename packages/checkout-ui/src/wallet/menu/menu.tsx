import type { ReactNode } from 'react'
import { Card } from '../../design/card.tsx'
import { ForwardIcon } from '../../design/icons.tsx'

/** A few places to go to, under a name. */
export function Menu({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      {title && (
        <h2 className="px-1 pb-2 text-small font-regular text-ink-2" aria-hidden="true">
          {title}
        </h2>
      )}
      <Card className="divide-y divide-line px-5">{children}</Card>
    </section>
  )
}

interface RowProps {
  icon?: ReactNode
  name: string
  badge?: ReactNode
  /** How it stands with it. */
  detail?: ReactNode
}

/** A place to go to. All of it can be pressed. */
export function MenuRow({ onGo, ...row }: RowProps & { onGo: () => void }) {
  return (
    <div>
      <button
        type="button"
        onClick={onGo}
        className="-mx-2 flex min-h-15 w-[calc(100%+1rem)] items-center gap-3.5 rounded-control px-2 py-3 text-left transition-colors hover:bg-tide-soft"
      >
        <RowText {...row} />
        <span className="text-ink-3">
          <ForwardIcon size={18} />
        </span>
      </button>
    </div>
  )
}

/** Something to know, with what can be done about it beside it. */
export function FactRow({ action, ...row }: RowProps & { action?: ReactNode }) {
  return (
    <div className="flex min-h-15 items-center gap-3.5 py-3">
      <RowText {...row} />
      {action}
    </div>
  )
}

function RowText({ icon, name, badge, detail }: RowProps) {
  return (
    <>
      {icon && <span className="text-ink-2">{icon}</span>}
      <span className="min-w-0 grow">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="wrap-anywhere">{name}</span>
          {badge}
        </span>
        {detail !== undefined && (
          <span className="block min-h-5.5 text-small text-ink-2">{detail}</span>
        )}
      </span>
    </>
  )
}
