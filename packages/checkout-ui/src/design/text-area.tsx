import { useId, type ComponentProps, type ReactNode } from 'react'
import { FieldError } from './field-error.tsx'

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'className'> {
  label: string
  hint?: ReactNode
  error?: ReactNode
}

/** A field of several lines, with its label, hint and error bound to it. */
export function TextArea({ label, hint, error, ...area }: TextAreaProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="block text-small text-ink-2">
        {label}
      </label>
      <textarea
        rows={5}
        {...area}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
        className={`mt-1.5 block w-full rounded-control border bg-surface px-4 py-3 transition-colors focus:outline-1 ${error ? 'border-seal focus:outline-seal' : 'border-field focus:border-tide focus:outline-tide'}`}
      />
      <div id={`${id}-note`} className="mt-1.5 min-h-5.5 text-small text-ink-2">
        {error ? <FieldError>{error}</FieldError> : hint}
      </div>
    </div>
  )
}
