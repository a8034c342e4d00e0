import type { Queryable } from '../kernel/database/index.ts'
import { plainArray } from './array-literal.ts'

/** Makes the lanes' heads where they are missing, and learns in which epoch each is written. */
export const joinLanes = async (sql: Queryable, lanes: readonly number[]): Promise<number[]> => {
  await makeHistoryParts(sql)
  await sql`
    insert into lane_heads (lane) select * from unnest(${plainArray(lanes)}::int[])
    on conflict do nothing`
  const heads = await sql<{ epoch: number }[]>`
    select epoch from lane_heads where lane = any(${plainArray(lanes)}) order by lane`
  return heads.map(({ epoch }) => epoch)
}

const monthsAhead = 4

/** Makes the tables in which the coming months' history will lie, where they are not there yet. */
export const makeHistoryParts = async (sql: Queryable): Promise<void> => {
  const make = () => sql`select public.make_history_parts(current_date, ${monthsAhead})`
  try {
    await make()
  } catch (error) {
    // Another bank made one of them at the same moment.
    if (!isCollision(error)) throw error
    await make()
  }
}

const isCollision = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['23505', '42P07', '42710'].includes(String(error.code))
