import type { MerchantBalance } from '@qiantang/sdk/contract'

import type { Merchant } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import { chart } from '../ledger/index.ts'
import type { OrderBank } from '../orders/index.ts'
import type { ClearingLine } from './clearing.ts'
import { listLines } from './clearing-table.ts'
import type { Settlement } from './settlement.ts'
import { listSettlements } from './settlement-table.ts'
import { findTerms, type Terms } from './terms.ts'

type Reading = Pick<Kernel, 'sql'>
type OfApp = Pick<Merchant, 'app'>

/** @throws {BankError} `not_found` where nothing was agreed */
export const retrieveTerms = async ({ sql }: Reading, { app }: OfApp): Promise<Terms> => {
  const terms = await findTerms(sql, app.id)
  if (!terms) throw new BankError('not_found')
  return terms
}

/** @throws {BankError} `not_found` */
export const retrieveSettlement = async (
  { sql }: Reading,
  { app }: OfApp,
  id: string,
): Promise<Settlement> => {
  const [settlement] = await listSettlements(sql, app.id, { id, limit: 1 })
  if (!settlement) throw new BankError('not_found')
  return settlement
}

/** The app's settlements, newest first. */
export const pageOfSettlements = async <Item>(
  { sql }: Reading,
  { app }: OfApp,
  { limit = usualLimit, cursor }: PageQuery,
  present: (settlement: Settlement) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> => {
  const before = placeIn(cursor, /^stl_\w{26}$/)
  const settlements = await listSettlements(sql, app.id, { before, limit: limit + 1 })
  return pageOf(settlements, limit, ({ id }) => id, present)
}

/** What of the days of a settlement was paid and given back. */
export const pageOfSettled = async <Item>(
  { sql }: Reading,
  { app }: OfApp,
  { id }: Settlement,
  query: PageQuery,
  present: (line: ClearingLine) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> => {
  const days = await sql<{ day: string }[]>`
    select day from clearings where app_id = ${app.id} and settlement_id = ${id}`
  return pageOfLines(
    { sql },
    app.id,
    days.map(({ day }) => day),
    query,
    present,
  )
}

/** Lines of some days, in an order that never changes. */
export const pageOfLines = async <Item>(
  { sql }: Reading,
  appId: string,
  days: readonly string[],
  { limit = usualLimit, cursor }: PageQuery,
  present: (line: ClearingLine) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> => {
  const after = placeIn(cursor, /^(?:pay|rfd)_\w{26}$/)
  const lines = await listLines(sql, appId, { days, after, limit: limit + 1 })
  return pageOf(lines, limit, ({ id }) => id, present)
}

/** What the bank owes a merchant now. */
export const merchantBalance = async (
  { sql, ledger }: Pick<OrderBank, 'sql' | 'ledger'>,
  { app }: OfApp,
): Promise<MerchantBalance> => {
  const [pending, feesDue] = await Promise.all([
    ledger.balance(chart.merchantPayable(app.id)),
    ledger.balance(chart.merchantFeesDue(app.id)),
  ])
  const [row] = await sql<{ amount: number }[]>`
    select coalesce(sum(payout), 0)::bigint as amount from settlements
    where app_id = ${app.id} and status = 'paying'`
  return {
    ...{ pending: pending.total, feesDue: feesDue.total, payingOut: row?.amount ?? 0 },
    currency: 'CNY',
  }
}
