import type { Sql } from '../kernel/database/index.ts'

/** The books contradict themselves. Names what was promised and the first row that breaks it. */
export class BooksOff extends Error {
  override readonly name = 'BooksOff'
  readonly row: Record<string, unknown>

  constructor(promise: string, row: Record<string, unknown>) {
    super(`The books are off: ${promise}. First row: ${JSON.stringify(row)}`)
    this.row = row
  }
}

/**
 * Proves that the books are whole, all of them or one realm's: that no fen was made or lost, that
 * every balance is what its entries say, and that nothing was told that did not happen. It looks at
 * one moment, while the bank goes on.
 */
export const checkBooks = (
  sql: Sql,
  { realmId }: { readonly realmId?: string } = {},
): Promise<void> =>
  sql.begin('isolation level repeatable read read only', async (tx) => {
    // Tables that grew since they were last counted must not be compared row by row.
    await tx`set local enable_nestloop = off`
    for (const { promise, breach } of realmId ? promises : [...promises, ...lanePromises]) {
      // Were the limit inside, the planner would hope to meet a breach early and look row by row.
      const first = `with breach as materialized (${breach}) select * from breach limit 1`
      const [row] = await tx.unsafe<Record<string, unknown>[]>(first, [realmId ?? null])
      if (row) throw new BooksOff(promise, row)
    }
  })

type BookPromise = {
  readonly promise: string
  /** Finds the rows that break it; `$1` is the realm, or null for all. */
  readonly breach: string
}

const inRealm = (column: string) => `($1::text is null or ${column} = $1)`

const promises: readonly BookPromise[] = [
  {
    promise: 'the balances of a realm sum to zero in every lane',
    breach: `
      select realm, lane, sum(credits - debits)::text as difference from ledger_accounts
      where ${inRealm('realm')} group by realm, lane having sum(credits - debits) <> 0
      order by realm, lane`,
  },
  {
    promise: 'the entries of a transfer sum to zero',
    breach: `
      select e.lane, e.transfer_id, sum(e.amount)::text as difference
      from ledger_entries e join ledger_transfers t on t.lane = e.lane and t.id = e.transfer_id
      where ${inRealm('t.realm')} group by e.lane, e.transfer_id having sum(e.amount) <> 0
      order by e.lane, e.transfer_id`,
  },
  {
    promise: 'an account has turned over what its entries say',
    breach: `
      select a.lane, a.kind, a.owner, a.debits, a.credits, e.debits as entries_debits, e.credits as entries_credits
      from ledger_accounts a
      left join (
        select lane, account_id,
          sum(greatest(amount, 0)) as credits, sum(greatest(-amount, 0)) as debits
        from ledger_entries group by lane, account_id
      ) e on e.lane = a.lane and e.account_id = a.id
      where ${inRealm('a.realm')}
        and (a.debits <> coalesce(e.debits, 0) or a.credits <> coalesce(e.credits, 0))
      order by a.lane, a.id`,
  },
  {
    promise: 'every entry belongs to an account and a posted transfer of one realm',
    breach: `
      select e.lane, e.seq, e.leg from ledger_entries e
      left join ledger_accounts a on a.lane = e.lane and a.id = e.account_id
      left join ledger_transfers t on t.lane = e.lane and t.id = e.transfer_id and t.seq = e.seq
      where ${inRealm('coalesce(t.realm, a.realm)')}
        and (a.realm is distinct from t.realm or t.id is null or t.refusal is not null)
      order by e.lane, e.seq, e.leg`,
  },
  {
    promise: 'each balance follows from the one before it, and time does not go back',
    breach: `
      select lane, kind, owner, seq, leg, before, amount, balance_after from (
        select e.lane, a.kind, a.owner, a.sign, e.seq, e.leg, e.amount, e.balance_after, e.at,
          lag(e.balance_after, 1, 0) over story as before, lag(e.at) over story as at_before
        from ledger_entries e
        join ledger_accounts a on a.lane = e.lane and a.id = e.account_id
        where ${inRealm('a.realm')}
        window story as (partition by e.lane, e.account_id order by e.seq, e.leg)
      ) line
      where balance_after <> before + sign * amount or at < at_before
      order by lane, seq, leg`,
  },
  {
    promise: 'an account that may not be overdrawn never was',
    breach: `
      select a.lane, a.kind, a.owner, a.debits, a.credits, a.held, e.lowest from ledger_accounts a
      left join (
        select lane, account_id, min(balance_after) as lowest
        from ledger_entries group by lane, account_id
      ) e on e.lane = a.lane and e.account_id = a.id
      where ${inRealm('a.realm')} and a.floored
        and (e.lowest < 0 or a.sign * (a.credits - a.debits) < a.held)
      order by a.lane, a.id`,
  },
  {
    promise: 'what is held on an account is the sum of its open holds',
    breach: `
      select a.lane, a.kind, a.owner, a.held, h.amount as open_holds from ledger_accounts a
      left join (
        select lane, account_id, sum(amount) as amount from ledger_holds
        where state = 'open' group by lane, account_id
      ) h on h.lane = a.lane and h.account_id = a.id
      where ${inRealm('a.realm')} and a.held <> coalesce(h.amount, 0)
      order by a.lane, a.id`,
  },
  {
    promise: 'a hold was opened by one posted transfer and closed by at most one',
    breach: `
      select h.lane, h.id, h.state from ledger_holds h
      left join ledger_transfers o on o.lane = h.lane and o.id = h.opened_by and o.refusal is null
      left join ledger_transfers c on c.lane = h.lane and c.id = h.closed_by and c.refusal is null
      where ${inRealm('h.realm')} and (o.id is null or (h.state <> 'open' and c.id is null))
      order by h.lane, h.id`,
  },
  {
    promise: 'what was recorded and told belongs to a posted transfer, once',
    breach: `
      select told.* from (
        select lane, seq, transfer_id, realm, 'movement' as what from movements
        union all select lane, seq, transfer_id, realm, 'outbox' from outbox
      ) told
      left join ledger_transfers t
        on t.lane = told.lane and t.id = told.transfer_id and t.seq = told.seq and t.refusal is null
      where ${inRealm('told.realm')} and t.id is null
      order by told.lane, told.seq`,
  },
  {
    promise: 'a transfer has its movement, and a movement its transfer',
    breach: `
      select t.lane, t.seq, t.movement_id, m.id from ledger_transfers t
      full join movements m on m.lane = t.lane and m.transfer_id = t.id
      where ${inRealm('coalesce(t.realm, m.realm)')} and t.movement_id is distinct from m.id
      order by t.lane, t.seq`,
  },
  {
    promise: 'money on its way between lanes has arrived',
    breach: `
      select realm, sum(credits - debits)::text as difference from ledger_accounts
      where kind = 'lane_clearing' and ${inRealm('realm')}
      group by realm having sum(credits - debits) <> 0 order by realm`,
  },
]

const lanePromises: readonly BookPromise[] = [
  {
    promise: 'a lane counts its transfers without gaps',
    breach: `
      select h.lane, h.last_seq, count(t.seq) as transfers, min(t.seq) as first, max(t.seq) as last
      from lane_heads h left join ledger_transfers t on t.lane = h.lane
      where $1::text is null
      group by h.lane, h.last_seq
      having count(t.seq) <> h.last_seq or count(distinct t.seq) <> h.last_seq
        or coalesce(max(t.seq), 0) <> h.last_seq or coalesce(min(t.seq), 1) <> 1
      order by h.lane`,
  },
  {
    promise: 'the time of recording only goes forward',
    breach: `
      select lane, seq, before, recorded_at from (
        select lane, seq, recorded_at,
          lag(recorded_at) over (partition by lane order by seq) as before
        from ledger_transfers where $1::text is null
      ) story
      where recorded_at <= before order by lane, seq`,
  },
  {
    promise: 'every transfer lies in a lane that exists',
    breach: `
      select t.lane, t.seq from ledger_transfers t left join lane_heads h on h.lane = t.lane
      where $1::text is null and h.lane is null order by t.lane, t.seq`,
  },
]
