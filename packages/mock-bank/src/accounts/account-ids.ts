import type { Queryable } from '../kernel/database/index.ts'

/** Every e-account an app's users ever had, closed ones too. */
export const accountIdsOf = async (sql: Queryable, appId: string): Promise<string[]> => {
  const rows = await sql<{ id: string }[]>`
    select id from accounts where app_id = ${appId} order by id`
  return rows.map(({ id }) => id)
}
