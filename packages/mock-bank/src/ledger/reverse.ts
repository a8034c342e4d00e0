import type { Queryable } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { AccountKind } from './chart.ts'
import type { Reversal } from './ledger.ts'
import type { Leg, Posting } from './posting.ts'
import { reversalIdOf } from './transfer-id.ts'

type Row = {
  readonly kind: AccountKind
  readonly owner: string
  readonly amount: number
  readonly counted: number
}

/** The posting that takes a transfer back: the opposite legs, and what they counted. */
export const reversalOf = async (
  sql: Queryable,
  lane: number,
  { transferId, realmId, slot, kind, at, memo }: Reversal,
): Promise<Posting> => {
  const rows = await sql<Row[]>`
    select a.kind, a.owner, e.amount, e.counted
    from ledger_transfers t
    join ledger_entries e on e.lane = ${lane} and e.account_id = any(t.accounts)
      and e.at = t.at and e.seq = t.seq and e.leg > 0
    join ledger_accounts a on a.lane = ${lane} and a.id = e.account_id
    where t.lane = ${lane} and t.id = ${transferId} and t.realm = ${realmId}
      and t.refusal is null and t.reverses is null
    order by e.leg`
  if (rows.length === 0) fault(`There is no transfer ${transferId} to take back.`)
  return {
    ...{ id: reversalIdOf(transferId), realmId, slot, kind, at, reverses: transferId },
    ...(memo !== undefined && { memo }),
    legs: rows.map(opposite),
  }
}

const opposite = ({ kind, owner, amount, counted }: Row): Leg => ({
  side: amount > 0 ? 'debit' : 'credit',
  account: { kind, owner },
  amount: Math.abs(amount),
  ...(counted > 0 && { counts: 'taken_back' }),
})
