import type { Audit } from './audit.ts'

/** Who reads on from what a lane has recorded. */
export const readers: Audit = {
  promises: ['nobody has read further than a lane has written'],
  values: ['lanes'],
  breach: `
    with reader as materialized (
      select c.lane, c.consumer as name, c.seq from outbox_cursors c where c.lane = any($1::int[])
    ), folder as materialized (
      select f.lane, f.seq from voucher_cursors f where f.lane = any($1::int[])
    ), head as materialized (
      select h.lane, h.last_seq from lane_heads h where h.lane = any($1::int[])
    )
    select 1 as broken, r.lane, r.name as reader, r.seq as place, h.last_seq from (
      select * from reader union all select lane, 'vouchers', seq from folder
    ) r left join head h on h.lane = r.lane
    where r.seq < 0 or r.seq > coalesce(h.last_seq, 0) order by r.lane, r.name`,
}

/** Rows where no lane is. */
export const strays: Audit = {
  promises: ['every row lies in a lane of this bank'],
  values: ['lanes'],
  breach: `
    select 1 as broken, * from (
      select h.lane, h.last_seq as seq, 'lane_heads' as table, '' as id from lane_heads h
      union all select t.lane, t.seq, 'ledger_transfers', t.id::text from ledger_transfers t
      union all select e.lane, e.seq, 'ledger_entries', e.account_id::text from ledger_entries e
      union all select a.lane, null, 'ledger_accounts', a.owner from ledger_accounts a
      union all select o.lane, null, 'ledger_holds', o.id from ledger_holds o
      union all select k.lane, null, 'ledger_keys', k.key::text from ledger_keys k
      union all select v.lane, null, 'ledger_vouchers', v.subject from ledger_vouchers v
    ) stray where lane <> all($1::int[])`,
}
