import type { Queryable } from '../kernel/database/index.ts'
import { accountIdOf } from './account-id.ts'
import { kinds, type AccountRef } from './chart.ts'
import type { StatementPage, StatementQuery } from './ledger.ts'
import type { Fen } from './posting.ts'
import { bottom, decodeCursor, encodeCursor, lineOf, top, type Row } from './statement.ts'

/** What a line must have to be found. What is not named does not matter. */
type StatementSearch = StatementQuery & {
  readonly kind?: string | undefined
  /** One of these is enough. */
  readonly anyOf?: {
    /** A part of the counterparty's name, as the facts of the movement tell it in this language. */
    readonly name: string
    readonly language: string
    readonly amount?: Fen | undefined
    readonly movementId: string
  }
}

/** Finds lines in the history of an account that lies in one lane, newest first. */
export const searchStatement = async (
  sql: Queryable,
  lane: number,
  account: AccountRef,
  search: StatementSearch,
): Promise<StatementPage> => {
  const { limit, cursor } = search
  const [below = bottom] = cursor === undefined ? [top] : decodeCursor(cursor, 1)
  const { kind = null, anyOf, from = null, to = null } = search
  const sign = kinds[account.kind].normal === 'credit' ? 1 : -1
  const rows = await sql<Row[]>`
    select
      e.lane, e.seq, e.leg, e.amount, e.balance_after, e.at, t.id as transfer_id,
      t.kind, t.memo, t.recorded_at, t.movement_id, t.noun, t.facts
    from ledger_entries e
    cross join lateral (
      select x.*, coalesce(
        -- Where both are customers, who gets it is told who sent it.
        case when e.amount * ${sign}::int > 0 then x.facts::jsonb -> 'sender' end,
        x.facts::jsonb -> 'counterparty'
      ) as counterparty
      from ledger_transfers x where x.lane = e.lane and x.seq > 0 and x.seq = e.seq offset 0
    ) t
    where e.lane = ${lane} and e.account_id = ${accountIdOf(account)}
      and (e.at, e.seq, e.leg) < (${below.at}::text::timestamptz, ${below.seq}::bigint, ${below.leg}::int)
      and e.leg > 0
      and e.at >= coalesce(${from}::timestamptz, '-infinity')
      and e.at <= coalesce(${to}::timestamptz, 'infinity')
      and (${kind}::text is null or t.kind = ${kind}::text)
      and (
        ${anyOf === undefined}::boolean
        or position(
          lower(${anyOf?.name ?? ''}::text) in
          lower(coalesce(t.counterparty ->> ${anyOf?.language ?? ''}::text, t.counterparty #>> '{}'))
        ) > 0
        or abs(e.amount) = ${anyOf?.amount ?? null}::bigint
        or t.movement_id = ${anyOf?.movementId ?? null}::text
      )
    order by e.at desc, e.seq desc, e.leg desc limit ${limit + 1}`

  return {
    lines: rows.slice(0, limit).map((row) => lineOf(row, sign, row.balanceAfter)),
    nextCursor: rows.length > limit ? encodeCursor([rows.slice(limit)]) : null,
  }
}
