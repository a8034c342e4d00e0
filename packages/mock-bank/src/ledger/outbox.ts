import type { Json, Queryable, Sql } from '../kernel/database/index.ts'
import type { Outbox } from './ledger.ts'

type Row = {
  readonly lane: number
  readonly seq: number
  readonly transferId: string
  readonly realmId: string
  readonly at: Date
  readonly messages: string
}

export const outboxOf = (sql: Sql): Outbox => ({
  read: async (lane, afterSeq, limit, on: Queryable = sql) => {
    const rows = await on<Row[]>`
      select lane, seq, id as transfer_id, realm as realm_id, at, messages
      from ledger_transfers
      where lane = ${lane} and seq > 0 and seq > ${afterSeq} and messages is not null order by seq limit ${limit}`
    return rows.flatMap(({ messages, ...row }) =>
      (JSON.parse(messages) as Json[]).map((message, part) => ({ ...row, part, message })),
    )
  },

  cursor: async (tx, consumer, lane) => {
    await tx`
      insert into outbox_cursors (lane, consumer) values (${lane}, ${consumer})
      on conflict do nothing`
    const [cursor] = await tx<{ seq: number }[]>`
      select seq from outbox_cursors where lane = ${lane} and consumer = ${consumer} for update`
    return cursor!.seq
  },

  advance: async (tx, consumer, lane, seq) => {
    await tx`
      update outbox_cursors set seq = ${seq}
      where lane = ${lane} and consumer = ${consumer} and seq < ${seq}`
  },
})
