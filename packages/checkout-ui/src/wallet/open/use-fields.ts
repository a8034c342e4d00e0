import type { Application } from '@qiantang/sdk/contract'
import { dayOf } from '../statement/days.ts'
import { useText } from '../locales/use-text.ts'
import { useWallet } from '../wallet-context.ts'
import { faultOf, grouped, tidy, type Field } from './faults.ts'
import { useOpeningStore } from './store.ts'

/**
 * The fields of one step: what stands in them, what is wrong, what has to be sent. A field the bank knows
 * already may stay empty; it shows what the bank has, masked.
 */
export function useFields(names: readonly Field[], application: Application | null) {
  const t = useText()
  const { clock } = useWallet()
  const store = useOpeningStore()

  const valueOf = (field: Field) => tidy[field](store.typed[field])
  const isKnown = (field: Field) => Boolean(application?.person[field])

  const problemOf = (field: Field): string | undefined => {
    const value = valueOf(field)
    if (value === '') return isKnown(field) ? undefined : t(`open.missing.${field}`)
    const fault = faultOf[field](value, dayOf(clock.now()))
    if (fault) return t(`open.fault.${fault}`)
    return store.refused[field] === value ? t(`open.refused.${field}`) : undefined
  }

  return {
    propsOf: (field: Field) => ({
      name: field,
      label: t(`open.${field}`),
      value: store.typed[field],
      placeholder: application?.person[field] ?? '',
      error: store.left[field] ? problemOf(field) : undefined,
      onChange: (event: { target: { value: string } }) => store.type(field, event.target.value),
      onBlur: () => {
        if (store.typed[field] === '') return
        store.type(field, grouped[field](valueOf(field)))
        // What is wrong takes room, and must not push away what is being pressed: that press would be lost.
        if (!document.querySelector('button:active, label:active')) store.leave(field)
      },
    }),
    /** The first field that is not right, after saying what is wrong with each. */
    firstWrong: (): Field | undefined => {
      store.leave(...names)
      return names.find((field) => problemOf(field) !== undefined)
    },
    /** What the bank does not have yet, or not so. */
    changes: (): Partial<Record<Field, string>> =>
      Object.fromEntries(
        names
          .map((field) => [field, valueOf(field)] as const)
          .filter(([field, value]) => value !== '' && value !== store.sent[field]),
      ),
  }
}

/** Puts the cursor where something has to be mended. */
export function focusField(field: Field) {
  document.querySelector<HTMLInputElement>(`input[name="${field}"]`)?.focus()
}
