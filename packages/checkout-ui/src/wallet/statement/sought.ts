import { monthAfter } from './days.ts'

export const lineKinds = [
  'payment',
  'top_up',
  'withdrawal',
  'transfer',
  'refund',
  'withdrawal_return',
  'reversal',
] as const

export type LineKind = (typeof lineKinds)[number]

/** What is looked for in a statement. */
export interface Sought {
  /** A name, an amount or a number; empty for anything. */
  text: string
  kind: LineKind | ''
  /** `2026-06`; empty for all of time. */
  month: string
}

export const nothing: Sought = { text: '', kind: '', month: '' }

export const isSearch = ({ text, kind }: Sought): boolean => text.trim() !== '' || kind !== ''

/** As the bank is asked for it. */
export const searchOf = ({ text, kind, month }: Sought) => ({
  ...(text.trim() !== '' && { q: text.trim() }),
  ...(kind !== '' && { kind }),
  ...(month !== '' && { from: startOf(month), to: startOf(monthAfter(month)) }),
})

const startOf = (month: string) => `${month}-01T00:00:00.000+08:00`
