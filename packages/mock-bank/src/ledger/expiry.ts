import type { Queryable } from '../kernel/database/index.ts'
import { plainArray } from './array-literal.ts'
import type { AccountRef } from './chart.ts'
import type { Posting } from './posting.ts'
import { transferIdOf } from './transfer-id.ts'

/** An open hold whose time is up. */
export type DueHold = { readonly id: string; readonly lane: number; readonly account: AccountRef }

type Row = Omit<DueHold, 'account'> & AccountRef

/** When the next open hold of each realm ends, on its clock; or of one realm. */
export const nextHoldExpiries = (
  sql: Queryable,
  lanes: readonly number[],
  realmId?: string,
): Promise<{ realmId: string; at: Date }[]> =>
  sql<{ realmId: string; at: Date }[]>`
    select realm as realm_id, min(expires_at) as at from ledger_holds
    where lane = any(${plainArray(lanes)}) and state = 'open' and expires_at is not null
      and (${realmId ?? null}::text is null or realm = ${realmId ?? null})
    group by realm`

/** The holds of a realm that had ended by a moment of its clock, the earliest first. */
export const readDueHolds = async (
  sql: Queryable,
  lanes: readonly number[],
  realmId: string,
  at: Date,
  limit: number,
): Promise<DueHold[]> => {
  const rows = await sql<Row[]>`
    select h.id, h.lane, a.kind, a.owner
    from ledger_holds h join ledger_accounts a on a.lane = h.lane and a.id = h.account_id
    where h.lane = any(${plainArray(lanes)}) and h.state = 'open' and h.expires_at <= ${at}
      and h.realm = ${realmId}
    order by h.expires_at, h.id limit ${limit}`
  return rows.map(({ id, lane, kind, owner }) => ({ id, lane, account: { kind, owner } }))
}

/** What is left of a hold is its owner's again. Whoever posts it, it takes effect once. */
export const expiryOf = ({ id, lane, account }: DueHold, realmId: string, at: Date): Posting => ({
  id: transferIdOf('hold_expiry', id),
  ...{ realmId, slot: lane, kind: 'hold_expiry', at, legs: [] },
  hold: { act: 'expire', id, account },
})
