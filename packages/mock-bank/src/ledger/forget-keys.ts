import type { Queryable } from '../kernel/database/index.ts'

/** Into how many parts the keys of a lane are taken, for no statement to hold many rows. */
export const keySlices = 256

/**
 * Takes out idempotency keys that had expired by a moment, of one part of each lane. Keys are evenly spread, so
 * the parts are alike. A merchant's own number stays for ever.
 *
 * @returns How many there were.
 */
export const forgetKeys = async (
  sql: Queryable,
  lanes: readonly number[],
  slice: number,
  expiredBy: Date,
): Promise<number> => {
  const [from, to] = [boundOf(slice, '0'), boundOf(slice, 'f')]
  let forgotten = 0
  for (const lane of lanes) {
    const { count } = await sql`
      delete from ledger_keys
      where lane = ${lane} and key between ${from}::uuid and ${to}::uuid and expires_at <= ${expiredBy}`
    forgotten += count
  }
  return forgotten
}

const boundOf = (slice: number, rest: string): string => {
  const hex = slice.toString(16).padStart(2, '0').padEnd(32, rest)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
