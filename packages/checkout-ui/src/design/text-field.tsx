import { useId, type ComponentProps, type ReactNode } from 'react'
import { FieldError } from './field-error.tsx'

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className'> {
  label: string
  hint?: ReactNode
  error?: ReactNode
  /** What stands beside the field, such as a unit or a small button. */
  trailing?: ReactNode
}

/** A field with its label, hint and error bound to it, so that they are read where they are meant. */
export function TextField({ label, hint, error, trailing, ...input }: TextFieldProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="block text-small text-ink-2">
        {label}
      </label>
      <div
        data-invalid={error ? true : undefined}
        className="mt-1.5 flex min-h-13 items-center gap-2 rounded-control border border-field bg-surface px-4 transition-colors focus-within:border-tide focus-within:outline-1 focus-within:outline-tide data-invalid:border-seal data-invalid:focus-within:outline-seal"
      >
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={hint || error ? `${id}-note` : undefined}
          className="min-w-0 grow self-stretch bg-transparent outline-none placeholder:text-ink-3 disabled:text-ink-3"
        />
        {trailing}
      </div>
      {(hint || error) && (
        <div id={`${id}-note`} className="mt-1.5 text-small text-ink-2">
          {error ? <FieldError>{error}</FieldError> : hint}
        </div>
      )}
    </div>
  )
}
