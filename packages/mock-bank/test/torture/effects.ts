import type { Consumer } from '../../src/events/outbox.ts'
import type { Queryable, Sql } from '../../src/kernel/database/index.ts'

/** Writes down each message it is told: a follower whose effects can be counted. */
export const effects: Consumer = {
  name: 'torture',
  consume: async (_bank, tx, messages) => {
    const rows = messages.map(({ lane, seq, part, transferId }) => ({
      lane,
      seq,
      part,
      transferId,
    }))
    await tx`insert into torture_effects ${tx(rows)}`
  },
}

/** No key keeps an effect from happening twice: that is what is looked for. */
export const makeEffectsTable = (sql: Sql): Promise<unknown> =>
  sql`
    create table torture_effects (
      n bigint generated always as identity, lane int, seq bigint, part int, transfer_id uuid)`

export const readersAreAtTheEnd = async (sql: Queryable): Promise<boolean> => {
  const [row] = await sql<{ left: number }[]>`
    select count(*) as left from ledger_transfers t
    left join outbox_cursors c on c.lane = t.lane and c.consumer = ${effects.name}
    where t.messages is not null and t.seq > coalesce(c.seq, 0)`
  return row!.left === 0
}

/** What was told but not once, or not in its order; and how much was told. */
export const readEffects = async (
  sql: Queryable,
): Promise<{ told: number; wrong: readonly string[] }> => {
  const wrong = await sql<{ what: string }[]>`
    with told as (
      select lane, seq, part, transfer_id, count(*) as times from torture_effects
      group by lane, seq, part, transfer_id
    ), meant as (
      select t.lane, t.seq, part, t.id as transfer_id from ledger_transfers t
      cross join lateral generate_series(0, json_array_length(t.messages::json) - 1) part
      where t.messages is not null
    ), ordered as (
      select lane, seq, lag(seq) over (partition by lane order by n) as before from torture_effects
    )
    select format('message %s of %s in lane %s was told %s times', part, seq, lane, times) as what
      from told where times <> 1
    union all
    select format('message %s of %s in lane %s was never told', part, seq, lane)
      from (select lane, seq, part, transfer_id from meant
        except select lane, seq, part, transfer_id from told) never
    union all
    select format('message %s of %s in lane %s tells of nothing', part, seq, lane)
      from (select lane, seq, part, transfer_id from told
        except select lane, seq, part, transfer_id from meant) of_nothing
    union all
    select format('in lane %s, %s was told after %s', lane, seq, before) from ordered where seq < before
    limit 10`
  const [count] = await sql<{ told: number }[]>`select count(*) as told from torture_effects`
  return { told: count!.told, wrong: wrong.map(({ what }) => what) }
}
