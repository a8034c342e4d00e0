import { createStore, useStore } from 'zustand'
import type { Field } from '../../../wallet/open/faults.ts'

interface Draft {
  typed: Record<Field, string>
  agreed: boolean
  save: boolean
  /** Another card than the saved ones is being typed. */
  another: boolean
}

const empty: Draft = {
  typed: { cardNumber: '', name: '', idNumber: '', mobile: '' },
  ...{ agreed: false, save: false, another: false },
}

/**
 * What is being typed of a card: it outlives the sheet, so that whoever is told of a mistake finds it there again. It is
 * kept by this page alone and nowhere else, and is gone with it.
 */
const draft = createStore<Draft>()(() => empty)

export const useDraft = () => useStore(draft)
export const changeDraft = (change: Partial<Draft>) => draft.setState(change)
export const typeInto = (field: Field, text: string) =>
  draft.setState(({ typed }) => ({ typed: { ...typed, [field]: text } }))
