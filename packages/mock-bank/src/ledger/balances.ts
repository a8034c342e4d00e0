import type { Queryable } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { accountIdOf } from './account-id.ts'
import { plainArray } from './array-literal.ts'
import { kinds, type AccountRef } from './chart.ts'
import type { Balance } from './ledger.ts'

type Sums = { readonly parts: number; readonly total: number; readonly held: number }

export const readBalance = async (
  sql: Queryable,
  lanes: readonly number[],
  account: AccountRef,
): Promise<Balance> => {
  const [sums] = await sql<Sums[]>`
    select
      count(*) as parts,
      coalesce(sum(sign * (credits - debits)), 0)::bigint as total,
      coalesce(sum(held), 0)::bigint as held
    from ledger_accounts where lane = any(${plainArray(lanes)}) and id = ${accountIdOf(account)}`
  return balanceOf(account, sums!)
}

export const readBalanceAt = async (
  sql: Queryable,
  lanes: readonly number[],
  account: AccountRef,
  at: Date,
): Promise<Balance> => {
  const id = accountIdOf(account)
  const [sums] = await sql<Sums[]>`
    select
      count(a.id) as parts,
      coalesce(sum(e.balance_after), 0)::bigint as total,
      coalesce(sum(e.held_after), 0)::bigint as held
    from lane_heads l
    left join lateral (
      select x.id from ledger_accounts x where x.lane = l.lane and x.id = ${id} offset 0
    ) a on true
    left join lateral (
      select x.balance_after, x.held_after from ledger_entries x
      where x.lane = l.lane and x.account_id = ${id} and x.at <= ${at}
      order by x.at desc, x.seq desc, x.leg desc limit 1
    ) e on true
    where l.lane = any(${plainArray(lanes)})`
  return balanceOf(account, sums!)
}

const balanceOf = ({ kind, owner }: AccountRef, { parts, total, held }: Sums): Balance => {
  // A striped account that nothing has touched yet is an empty one; any other must have been opened.
  if (parts === 0 && !kinds[kind].striped) fault(`There is no ${kind} account of ${owner}.`)
  return { available: total - held, held, total }
}
