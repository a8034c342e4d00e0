import type { ComponentProps } from 'react'
import { TextField } from '../../design/text-field.tsx'
import { useText } from '../locales/use-text.ts'
import type { Field } from './faults.ts'

const inputs = {
  name: { autoComplete: 'name', maxLength: 60 },
  idNumber: { autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false, maxLength: 40 },
  cardNumber: { inputMode: 'numeric', autoComplete: 'cc-number', maxLength: 40 },
  mobile: { type: 'tel', inputMode: 'numeric', autoComplete: 'tel-national', maxLength: 24 },
} as const satisfies Record<Field, Partial<ComponentProps<typeof TextField>>>

/** One of the four factors on a page that asks for some of them. */
export function OneField(props: {
  field: Field
  label?: string
  value: string
  error: string | undefined
  hint?: string
  onType: (text: string) => void
}) {
  const t = useText()
  const { field, label = t(`open.${field}`), value, error, hint, onType } = props
  return (
    <TextField
      {...inputs[field]}
      name={field}
      label={label}
      value={value}
      error={error}
      hint={hint}
      onChange={(event) => onType(event.target.value)}
    />
  )
}
