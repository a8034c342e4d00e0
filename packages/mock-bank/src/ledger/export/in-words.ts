import { fault } from '../../kernel/errors.ts'
import { kinds, subjects, type AccountRef } from '../chart.ts'
import { yuan } from '../currency.ts'
import type { Fen } from '../posting.ts'
import type { JournalLeg, JournalTransfer } from './read-journal.ts'

const elements = { asset: 'assets', liability: 'liabilities', income: 'income' } as const

/** Where an account stands in a tree: its element, its subject, whose it is. */
export const accountName = ({ kind, owner }: AccountRef, isNamed = true): string => {
  const { code, name } = subjects[kind]
  return `${elements[kinds[kind].element]}:${code} ${name}:${isNamed ? owner : 'others'}`
}

export const nameOfLeg = ({ account, isNamed }: JournalLeg): string => accountName(account, isNamed)

/** What a transfer was for, in the words of whoever posted it, unless they may name somebody else. */
export const wordsOf = ({ memo, kind, legs }: JournalTransfer): string =>
  memo !== null && legs.every(({ isNamed }) => isNamed) ? memo : kind

const codes: Readonly<Record<number, string>> = {
  [yuan]: 'CNY',
  344: 'HKD',
  840: 'USD',
  978: 'EUR',
}

export const currencyCode = (numeric: number): string =>
  codes[numeric] ?? fault(`No code is known for the currency ${numeric}.`)

/** In whole units with two decimals, exactly. */
export const decimal = (amount: Fen): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
