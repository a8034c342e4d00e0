import type { ReactNode } from 'react'
import { AlertIcon, CheckIcon, ClockIcon, InfoIcon, OfflineIcon } from './icons.tsx'

const tones = {
  info: { look: 'border-tide/30 bg-tide-soft text-ink [&>svg]:text-tide', icon: InfoIcon },
  waiting: { look: 'border-gold/30 bg-gold-soft text-ink [&>svg]:text-gold', icon: ClockIcon },
  offline: { look: 'border-gold/30 bg-gold-soft text-ink [&>svg]:text-gold', icon: OfflineIcon },
  danger: { look: 'border-seal/30 bg-seal-soft text-ink [&>svg]:text-seal', icon: AlertIcon },
  good: { look: 'border-leaf/30 bg-leaf-soft text-ink [&>svg]:text-leaf', icon: CheckIcon },
} as const

export type NoticeTone = keyof typeof tones

/**
 * A message that stays where it belongs. Danger interrupts a screen reader, the others wait their turn.
 * What can be done about it comes as `action`.
 */
export function Notice(props: {
  tone?: NoticeTone
  title?: string
  children: ReactNode
  action?: ReactNode
}) {
  const tone = props.tone ?? 'info'
  const { look, icon: ToneIcon } = tones[tone]
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`flex animate-rise items-start gap-3 rounded-control border px-4 py-3 text-small ${look}`}
    >
      <ToneIcon size={22} />
      <div className="min-w-0 grow">
        {props.title && <p className="font-strong">{props.title}</p>}
        <div className="text-pretty text-ink-2">{props.children}</div>
        {props.action && <div className="-mx-3 -mb-2">{props.action}</div>}
      </div>
    </div>
  )
}
