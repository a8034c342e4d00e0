import type { Engine, Sql } from './types.ts'

const mostLanes = 1024

/** How many lanes the database has, decided when it is first opened and never again. */
export const fixLanes = async (sql: Sql, engine: Engine, wanted?: number): Promise<number> => {
  const [known] = await sql<{ lanes: number }[]>`select lanes from deployment`
  const lanes = known?.lanes ?? (await decideLanes(sql, wanted ?? (await usualLanes(sql, engine))))
  if (wanted !== undefined && wanted !== lanes) {
    throw new Error(
      `This database was created with ${lanes} lanes and cannot be opened with ${wanted}.`,
    )
  }
  return lanes
}

/** Enough to keep one machine busy, or to share among many servers. */
const usualLanes = async (sql: Sql, engine: Engine): Promise<number> => {
  if (engine === 'pglite') return 1
  const [citus] = await sql`select from pg_extension where extname = 'citus'`
  return citus ? 64 : 4
}

const decideLanes = async (sql: Sql, lanes: number): Promise<number> => {
  if (lanes < 1 || lanes > mostLanes || !Number.isInteger(Math.log2(lanes))) {
    throw new Error(`The number of lanes is a power of two up to ${mostLanes}, not ${lanes}.`)
  }
  await sql`insert into deployment (id, lanes) values (1, ${lanes}) on conflict do nothing`
  // Another bank may have been first.
  const [row] = await sql<{ lanes: number }[]>`select lanes from deployment`
  return row!.lanes
}
