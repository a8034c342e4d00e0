import type { AccountLimit, AccountLimits } from '@qiantang/sdk/contract'

import { fault } from '../kernel/errors.ts'
import { addSeconds, dayOf, toTimestamp } from '../kernel/time.ts'
import type { Bank } from '../ledger/bank.ts'
import { accountIdOf } from '../ledger/account-id.ts'
import { dayOf as dayNumberOf, yearOf } from '../ledger/days.ts'
import { chart } from '../ledger/index.ts'
import type { Account } from './account.ts'

/** What the books have counted of an account in the latest day and year in which something counted. */
interface Counters {
  day: number
  year: number
  outDay: number
  outYear: number
  inDay: number
  inYear: number
  total: number
  cap: number | null
  outDayLimit: number | null
  outYearLimit: number | null
  inDayLimit: number | null
  inYearLimit: number | null
}

/** What an account may still move, as the books would decide at this moment. */
export const readLimits = async (
  bank: Pick<Bank, 'sql' | 'ledger'>,
  account: Account,
  at: Date,
): Promise<AccountLimits> => ({
  accountId: account.id,
  class: account.class,
  limits: limitsFrom(await readCounters(bank, account), at),
  at: toTimestamp(at),
})

const readCounters = async (
  { sql, ledger }: Pick<Bank, 'sql' | 'ledger'>,
  { id, slot }: Account,
): Promise<Counters> => {
  const [counters] = await sql<Counters[]>`
    select day, year, out_day, out_year, in_day, in_year, sign * (credits - debits) as total,
      cap, out_day_limit, out_year_limit, in_day_limit, in_year_limit
    from ledger_accounts
    where lane = ${slot % ledger.lanes} and id = ${accountIdOf(chart.customer(id))}`
  return counters ?? fault('An account is not in the books.')
}

const limitsFrom = (counters: Counters, at: Date): AccountLimit[] => {
  const isToday = counters.day === dayNumberOf(at.getTime())
  const isThisYear = counters.year === yearOf(at.getTime())
  const used = (count: number, counts: boolean) => (counts ? count : 0)
  const day = { startsAnewAt: toTimestamp(nextDay(at)) }
  const year = { startsAnewAt: toTimestamp(nextYear(at)) }
  return [
    limit('out_day', counters.outDayLimit, used(counters.outDay, isToday), day),
    limit('out_year', counters.outYearLimit, used(counters.outYear, isThisYear), year),
    limit('in_day', counters.inDayLimit, used(counters.inDay, isToday), day),
    limit('in_year', counters.inYearLimit, used(counters.inYear, isThisYear), year),
    limit('balance', counters.cap, counters.total, { startsAnewAt: null }),
  ].flat()
}

/** What has no bound is left out. */
const limit = (
  type: AccountLimit['type'],
  most: number | null,
  used: number,
  { startsAnewAt }: Pick<AccountLimit, 'startsAnewAt'>,
): AccountLimit[] =>
  most === null ? [] : [{ type, limit: most, used, left: Math.max(most - used, 0), startsAnewAt }]

const nextDay = (at: Date): Date => midnightOf(dayOf(addSeconds(at, 86_400)))

const nextYear = (at: Date): Date => midnightOf(`${Number(dayOf(at).slice(0, 4)) + 1}-01-01`)

const midnightOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)
