import { useId, type ComponentProps, type ReactNode } from 'react'
import { ChevronIcon } from './icons.tsx'

/** The browser's own list of choices, with a name that is seen, or only read out where its choice says enough. */
export function SelectField(
  props: Omit<ComponentProps<'select'>, 'className' | 'onChange'> & {
    label: string
    labelHidden?: boolean
    onChoose: (value: string) => void
    children: ReactNode
  },
) {
  const { label, labelHidden = false, onChoose, children, ...select } = props
  const id = useId()
  return (
    <div className="min-w-0">
      <label
        htmlFor={id}
        className={labelHidden ? 'sr-only' : 'mb-1.5 block text-small text-ink-2'}
      >
        {label}
      </label>
      <div className="relative">
        <select
          {...select}
          id={id}
          onChange={(event) => onChoose(event.target.value)}
          className="min-h-11 w-full appearance-none truncate rounded-control border border-field bg-surface py-2 pe-9 ps-3.5 text-small text-ink transition-colors hover:border-tide"
        >
          {children}
        </select>
        <span className="pointer-events-none absolute inset-y-0 end-2.5 grid place-items-center text-ink-2">
          <ChevronIcon size={18} />
        </span>
      </div>
    </div>
  )
}
