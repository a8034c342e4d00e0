import { BankError } from '../kernel/errors.ts'
import type { QrBank } from './bank.ts'

/**
 * Whoever has tried too many codes in this minute that were none is told nothing more in it, of a right one neither.
 *
 * @throws {BankError} `rate_limited`
 */
export const mustNotBeGuessing = async (
  { sql, rules, wall }: QrBank,
  appId: string,
): Promise<void> => {
  const [row] = await sql<{ misses: number }[]>`
    select cardinality(code_hashes) as misses from payment_code_misses
    where app_id = ${appId} and minute = ${minuteOf(wall())}`
  if (row && row.misses >= rules.paymentCodes.missesPerMinute) throw new BankError('rate_limited')
}

/** Counts a code that was none, whichever way: a till that scans one code many times has guessed once. */
export const countMiss = async (
  { sql, wall }: QrBank,
  appId: string,
  codeHash: string,
): Promise<void> => {
  await sql`
    insert into payment_code_misses as known (app_id, minute, code_hashes)
    values (${appId}, ${minuteOf(wall())}, array[${codeHash}])
    on conflict (app_id) do update set
      minute = excluded.minute,
      code_hashes = case when known.minute = excluded.minute
        then known.code_hashes || excluded.code_hashes else excluded.code_hashes end
    where known.minute <> excluded.minute or not known.code_hashes @> excluded.code_hashes`
}

const minuteOf = (wall: Date): Date => new Date(Math.floor(wall.getTime() / 60_000) * 60_000)
