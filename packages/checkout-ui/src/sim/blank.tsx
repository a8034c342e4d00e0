import type { ReactNode } from 'react'

/** A screen of the phone that has nothing to list, and says why. */
export function Blank(props: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className="flex grow flex-col items-center justify-center px-8 pb-24 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-tide-soft text-tide">
        {props.icon}
      </span>
      <h2 className="mt-4 text-body font-strong">{props.title}</h2>
      <div className="mt-1 text-small text-pretty text-ink-2">{props.children}</div>
    </div>
  )
}
