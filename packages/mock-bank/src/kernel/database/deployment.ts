import type { Engine, Sql } from './types.ts'

const mostLanes = 1024

/** How many lanes the database has, decided when it is first opened and never again. */
export const fixLanes = async (sql: Sql, engine: Engine, wanted?: number): Promise<number> => {
  const [known] = await sql<{ lanes: number }[]>`select lanes from deployment`
  const lanes = known?.lanes ?? (await decideLanes(sql, wanted ?? (engine === 'pglite' ? 1 : 4)))
  if (wanted !== undefined && wanted !== lanes) {
    throw new Error(
      `This database was created with ${lanes} lanes and cannot be opened with ${wanted}.`,
    )
  }
  return lanes
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
