import type { ReactNode } from 'react'
import { CheckIcon } from '../../design/icons.tsx'
import { Framed } from '../framed.tsx'

/** Done: in one sentence, until the page around goes on. */
export function Done({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Framed screen="done" title={title} bare>
      <div
        role="status"
        className="flex animate-rise flex-col items-center rounded-card border border-rim bg-surface px-5 py-8 text-center"
      >
        <span className="grid size-16 place-items-center rounded-full bg-leaf-soft text-leaf">
          <CheckIcon size={30} />
        </span>
        <p aria-hidden="true" className="mt-4 text-title font-display">
          {title}
        </p>
        <div className="mt-1 max-w-80 whitespace-pre-line text-balance text-ink-2">{children}</div>
      </div>
    </Framed>
  )
}
