import { useId, type ReactNode } from 'react'

/**
 * One choice of a list: a mark, a name, a reason beside it, a line of detail. A native radio, so arrow
 * keys, forms and screen readers work as they always do. What cannot be chosen says why in its detail.
 */
export function RadioCard(props: {
  group: string
  value: string
  checked: boolean
  onChoose: (value: string) => void
  mark: ReactNode
  name: string
  badge?: ReactNode
  detail?: ReactNode
  disabled?: boolean
  /** For a moment nothing may be changed; it looks as it did. */
  held?: boolean
}) {
  const id = useId()
  return (
    <label
      className={`flex min-h-19 items-center gap-3 rounded-control border px-3.5 py-3 tablet:gap-3.5 tablet:px-4 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-tide ${
        props.disabled
          ? 'cursor-not-allowed border-line bg-transparent'
          : 'cursor-pointer border-line bg-surface hover:border-field has-checked:border-tide has-checked:bg-tide-soft'
      }`}
    >
      <span className={props.disabled ? 'opacity-45 grayscale' : ''}>{props.mark}</span>
      <span className="min-w-0 grow">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span id={`${id}-name`} className={`font-strong ${props.disabled ? 'text-ink-2' : ''}`}>
            {props.name}
          </span>
          {props.badge}
        </span>
        <span
          id={`${id}-detail`}
          className="mt-0.5 block min-h-5.5 text-caption text-ink-2 tablet:text-small"
        >
          {props.detail}
        </span>
      </span>
      <input
        type="radio"
        name={props.group}
        value={props.value}
        checked={props.checked}
        disabled={props.disabled}
        onChange={() => props.held || props.onChoose(props.value)}
        aria-disabled={props.held || undefined}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-detail`}
        className="size-5.5 shrink-0 appearance-none rounded-full border-[1.5px] border-field bg-surface outline-none transition-[border-width,border-color] checked:border-[7px] checked:border-tide disabled:border-line disabled:bg-transparent"
      />
    </label>
  )
}

const badges = {
  good: 'border-leaf/50 text-leaf',
  quiet: 'border-current/35 text-ink-2',
} as const

/** A few words beside a name: the reason to choose it. */
export function Badge({
  tone = 'quiet',
  children,
}: {
  tone?: keyof typeof badges
  children: ReactNode
}) {
  return (
    <span
      className={`inline-block max-w-full truncate rounded-full border px-2 text-caption leading-[1.125rem] ${badges[tone]}`}
    >
      {children}
    </span>
  )
}
