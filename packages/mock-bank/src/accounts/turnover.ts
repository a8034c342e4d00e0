import type { Queryable } from '../kernel/database/index.ts'
import { accountIdOf } from '../ledger/account-id.ts'
import type { Bank } from '../ledger/bank.ts'
import { chart } from '../ledger/index.ts'

/**
 * What went into and out of accounts of one person, as the books have it: every movement once, and one that
 * was taken back not at all.
 */
export const turnoverOf = async (
  { ledger }: Pick<Bank, 'ledger'>,
  on: Queryable,
  slot: number,
  accountIds: readonly string[],
): Promise<number> => {
  const lane = slot % ledger.lanes
  const [row] = await on<{ turnover: number }[]>`
    select coalesce(sum(case when t.reverses is null then abs(e.amount) else -abs(e.amount) end), 0)::bigint
      as turnover
    from ledger_entries e
    join ledger_transfers t on t.lane = e.lane and t.seq = e.seq and t.seq > 0
    where e.lane = ${lane} and e.account_id = any(${idsOf(accountIds)}) and e.leg > 0`
  return row?.turnover ?? 0
}

/** At most what `turnoverOf` answers for each: what was taken back is in it twice. Cheap, for it is kept. */
export const turnoverBounds = async (
  on: Queryable,
  lane: number,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await on<{ owner: string; turnover: number }[]>`
    select owner, debits + credits as turnover from ledger_accounts
    where lane = ${lane} and id = any(${idsOf(accountIds)})`
  return new Map(rows.map(({ owner, turnover }) => [owner, turnover]))
}

const idsOf = (accountIds: readonly string[]) =>
  accountIds.map((id) => accountIdOf(chart.customer(id)))
