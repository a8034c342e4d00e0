import { create } from 'zustand'
import type { Purpose } from '../queries.ts'
import type { Field } from './faults.ts'

/**
 * What was typed for an opening. Kept while the page lives, so that no step back loses it, and nowhere else:
 * of what was sent, the bank keeps the draft.
 */
interface OpeningStore {
  typed: Record<Field, string>
  /** Fields that were left after something was typed: what is wrong with them may be said. */
  left: Partial<Record<Field, boolean>>
  /** What the bank has been sent. */
  sent: Partial<Record<Field, string>>
  /** What the bank has refused. */
  refused: Partial<Record<Field, string>>
  backTo: 'person' | 'card' | undefined
  /** What it is typed for: what was typed for something else does not count. */
  purpose: Purpose
  /** The class that was chosen; where none was, the bank's usual one. */
  wanted: 'II' | 'III' | undefined

  type: (field: Field, text: string) => void
  leave: (...fields: Field[]) => void
  send: (values: Partial<Record<Field, string>>) => void
  refuse: (values: Partial<Record<Field, string>>) => void
  goBackTo: (step: 'person' | 'card' | undefined) => void
  clear: () => void
  beginFor: (purpose: Purpose) => void
  want: (wanted: 'II' | 'III') => void
}

const nothing = {
  typed: { name: '', idNumber: '', cardNumber: '', mobile: '' },
  left: {},
  sent: {},
  refused: {},
  backTo: undefined,
}

export const useOpeningStore = create<OpeningStore>()((set) => ({
  ...nothing,
  purpose: 'open',
  wanted: undefined,
  type: (field, text) => set(({ typed }) => ({ typed: { ...typed, [field]: text } })),
  leave: (...fields) =>
    set(({ left }) => ({
      left: { ...left, ...Object.fromEntries(fields.map((field) => [field, true])) },
    })),
  send: (values) => set(({ sent }) => ({ sent: { ...sent, ...values } })),
  refuse: (values) => set(({ refused }) => ({ refused: { ...refused, ...values } })),
  goBackTo: (backTo) => set({ backTo }),
  clear: () => set(nothing),
  beginFor: (purpose) =>
    set((store) => (store.purpose === purpose ? store : { ...nothing, purpose })),
  want: (wanted) => set({ wanted }),
}))
