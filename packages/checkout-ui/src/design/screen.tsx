import type { ReactNode } from 'react'

/** The id of the heading that takes the focus when a screen takes another's place. */
export const screenTitleId = 'screen-title'

/** The name of what is on the screen. Focusable by script only, so that a change of screen is read out. */
export function ScreenTitle({
  children,
  className = '',
}: {
  children: ReactNode
  className?: string
}) {
  return (
    <h1 id={screenTitleId} tabIndex={-1} className={`text-title outline-none ${className}`}>
      {children}
    </h1>
  )
}

const tones = {
  waiting: 'bg-gold-soft text-gold',
  quiet: 'bg-tide-soft text-tide',
} as const

/** A screen that says one thing: a sign, what happened, what it means for the money, what to do. */
export function StatusScreen(props: {
  tone: keyof typeof tones
  sign: ReactNode
  title: string
  /** What it is about, where the rest of the page does not say so. */
  subject?: ReactNode
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="flex animate-rise flex-col items-center pt-8 text-center desk:pt-16">
      <span className={`grid size-20 place-items-center rounded-full ${tones[props.tone]}`}>
        {props.sign}
      </span>
      <ScreenTitle className="mt-6">{props.title}</ScreenTitle>
      {props.subject && <div className="mt-1">{props.subject}</div>}
      <div className="mt-2 w-full max-w-88 text-balance text-ink-2">{props.children}</div>
      {props.actions && <div className="mt-8 w-full max-w-88">{props.actions}</div>}
    </div>
  )
}
