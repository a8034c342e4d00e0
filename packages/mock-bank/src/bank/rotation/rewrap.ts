import type { Kernel } from '../../kernel/kernel.ts'
import { type SealedColumn, sealedColumns } from './sealed-columns.ts'

type Sealed = Pick<Kernel, 'sql' | 'vault'>

const atOnce = 500

/** How many values were sealed with an older generation of data keys than the one in use. */
export const countOld = async ({ sql, vault }: Sealed): Promise<number> => {
  let old = 0
  for (const { table, column } of sealedColumns) {
    const [row] = await sql.unsafe<{ count: number }[]>(
      `select count(*)::int as count from ${table} where ${column} not like $1`,
      [`${vault.format()}:%`],
    )
    old += row?.count ?? 0
  }
  return old
}

/** Seals anew what was sealed with older data keys, a few rows at a time. Answers how many values it were. */
export const rewrap = async (bank: Sealed): Promise<number> => {
  let sealed = 0
  for (const column of sealedColumns) sealed += await rewrapColumn(bank, column)
  return sealed
}

const rewrapColumn = async (bank: Sealed, column: SealedColumn): Promise<number> => {
  let sealed = 0
  for (;;) {
    const rows = await readOld(bank, column)
    let written = 0
    for (const row of rows) written += await rewrapRow(bank, column, row)
    sealed += written
    // What somebody else has changed meanwhile is new already, and not among the next.
    if (rows.length < atOnce || written === 0) return sealed
  }
}

interface OldRow {
  keys: unknown[]
  realmId: string
  sealed: string
}

const readOld = async (
  { sql, vault }: Sealed,
  { table, column, keys, realm }: SealedColumn,
): Promise<OldRow[]> => {
  const rows = await sql.unsafe<({ realmId: string; sealed: string } & Record<string, unknown>)[]>(
    `select ${keys.map((key, i) => `${key} as k${i}`).join()}, ${realm} as realm_id, ${column} as sealed
     from ${table} where ${column} not like $1 limit ${atOnce}`,
    [`${vault.format()}:%`],
  )
  return rows.map((row) => ({
    ...{ realmId: row.realmId, sealed: row.sealed },
    keys: keys.map((_, i) => row[`k${i}`]),
  }))
}

/** Only over what was read: whoever has written meanwhile has sealed it anew. */
const rewrapRow = async (
  { sql, vault }: Sealed,
  { table, column, keys, place }: SealedColumn,
  { keys: values, realmId, sealed }: OldRow,
): Promise<number> => {
  const at = place(values)
  const anew = vault.seal(realmId, at, vault.open(realmId, at, sealed))
  const named = keys.map((key, i) => `${key} = $${i + 3}`).join(' and ')
  const { count } = await sql.unsafe(
    `update ${table} set ${column} = $1 where ${column} = $2 and ${named}`,
    [anew, sealed, ...(values as string[])],
  )
  return count
}
