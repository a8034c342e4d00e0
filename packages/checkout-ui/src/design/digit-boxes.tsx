import { useId, type ReactNode } from 'react'
import { useDesignText } from './locales/use-design-text.ts'

/**
 * Digits in boxes over one real input, so that typing, pasting, autofill and screen readers see a single
 * ordinary field. `secret` shows dots and keeps the phone's own keyboard away: the page brings a keypad.
 */
export function DigitBoxes(props: {
  label: ReactNode
  value: string
  onChange: (digits: string) => void
  length?: number
  secret?: boolean
  hint?: ReactNode
  error?: ReactNode
  disabled?: boolean
}) {
  const length = props.length ?? 6
  const id = useId()
  const t = useDesignText()
  const invalid = Boolean(props.error)
  return (
    <div>
      <label htmlFor={id} className="block text-center text-small text-ink-2">
        {props.label}
      </label>
      <div className={`relative mx-auto mt-3 max-w-80 ${invalid ? 'animate-shake' : ''}`}>
        <input
          id={id}
          type={props.secret ? 'password' : 'text'}
          inputMode={props.secret ? 'none' : 'numeric'}
          autoComplete={props.secret ? 'off' : 'one-time-code'}
          // Password managers would offer to keep a payment PIN.
          data-1p-ignore={props.secret || undefined}
          data-lpignore={props.secret || undefined}
          data-first-focus
          readOnly={props.disabled}
          value={props.value}
          onChange={(event) => props.onChange(digitsOf(event.target.value, length))}
          aria-invalid={invalid || undefined}
          aria-describedby={`${id}-note`}
          className="peer absolute inset-0 z-10 w-full bg-transparent text-transparent caret-transparent outline-none selection:bg-transparent"
        />
        <Boxes
          value={props.value}
          length={length}
          secret={props.secret ?? false}
          invalid={invalid}
        />
      </div>
      <div
        id={`${id}-note`}
        className="mt-2 grid min-h-11 place-content-center text-center text-small text-ink-2"
      >
        {props.error ? (
          <div role="alert" className="text-balance whitespace-pre-line text-seal">
            <span className="sr-only">{t('design.error')}</span>
            {props.error}
          </div>
        ) : (
          props.hint
        )}
      </div>
      <p role="status" className="sr-only">
        {props.value && t('design.digitsEntered', { entered: props.value.length, length })}
      </p>
    </div>
  )
}

function Boxes(props: { value: string; length: number; secret: boolean; invalid: boolean }) {
  return (
    <div
      aria-hidden="true"
      className="group/boxes flex gap-2 tablet:gap-2.5"
      data-invalid={props.invalid || undefined}
    >
      {Array.from({ length: props.length }, (_, index) => (
        <span
          key={index}
          data-next={index === Math.min(props.value.length, props.length - 1) || undefined}
          className="digit-box"
        >
          {index < props.value.length && (props.secret ? <Dot /> : props.value[index])}
        </span>
      ))}
    </div>
  )
}

const Dot = () => <span className="size-2.5 animate-appear rounded-full bg-ink" />

const digitsOf = (text: string, length: number) => text.replace(/\D/g, '').slice(0, length)
