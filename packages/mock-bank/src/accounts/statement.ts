import type { Locale, StatementLine } from '@qiantang/sdk/contract'

import { usualLimit } from '../kernel/page.ts'
import {
  chart,
  readMonths,
  searchStatement,
  type StatementMonth,
  type StatementPage,
} from '../ledger/index.ts'
import type { Account } from './account.ts'
import type { AccountBank } from './bank.ts'

/** How lines are asked for. */
export interface Asked {
  limit?: number | undefined
  cursor?: string | undefined
  from?: string | undefined
  to?: string | undefined
  kind?: StatementLine['kind'] | undefined
  q?: string | undefined
}

/** What moved on an account: all of it, or what one is looking for. */
export const statementOf = (
  bank: AccountBank,
  account: Account,
  { limit = usualLimit, cursor, from, to, kind, q }: Asked,
  language: Locale,
): Promise<StatementPage> => {
  const query = {
    ...{ limit, cursor },
    from: from === undefined ? undefined : new Date(from),
    // The contract's end is not included, the ledger's is.
    to: to === undefined ? undefined : new Date(Date.parse(to) - 1),
  }
  const ref = chart.customer(account.id)
  if (kind === undefined && q === undefined) return bank.ledger.statement(ref, query)
  return searchStatement(bank.sql, laneOf(bank, account), ref, {
    ...query,
    kind,
    ...(q !== undefined && { anyOf: soughtBy(q.trim(), language) }),
  })
}

/** What came in and went out, month by month. */
export const monthsOf = async (bank: AccountBank, account: Account): Promise<StatementMonth[]> => [
  ...(await readMonths(bank.sql, laneOf(bank, account), chart.customer(account.id))),
]

const laneOf = (bank: AccountBank, { slot }: Account): number => slot % bank.ledger.lanes

const soughtBy = (text: string, language: Locale) => ({
  ...{ name: text, language, movementId: text },
  amount: fenIn(text),
})

/** The fen of what may be an amount: `88.5`, `¥1,286.40`. */
const fenIn = (text: string): number | undefined => {
  const plain = text.replaceAll(/[¥￥,，\s]/g, '')
  const [, yuan, cents = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain) ?? []
  return yuan === undefined ? undefined : Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
}
