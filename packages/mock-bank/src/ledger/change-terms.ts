import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { accountIdOf } from './account-id.ts'
import type { NewTerms } from './ledger.ts'

/**
 * Puts an account on other terms, and seals them as those it was opened on were. The lane waits until the
 * transaction ends, so that no batch is decided by the old terms once the new ones hold: what is read of
 * the account afterwards, in the same transaction, is what the new terms begin with.
 */
export const changeTerms = async (
  tx: Tx,
  lanes: number,
  { ref, slot, cap, limits = {} }: NewTerms,
): Promise<void> => {
  const lane = slot % lanes
  await tx`select lane from lane_heads where lane = ${lane} for update`
  const { outDay = null, outYear = null, inDay = null, inYear = null } = limits
  const most = cap ?? null
  const changed = await tx`
    update ledger_accounts
    set cap = ${most}::bigint, out_day_limit = ${outDay}::bigint, out_year_limit = ${outYear}::bigint,
      in_day_limit = ${inDay}::bigint, in_year_limit = ${inYear}::bigint,
      terms = public.terms_of(
        realm, kind, owner, currency, ${most}::bigint, ${outDay}::bigint, ${outYear}::bigint,
        ${inDay}::bigint, ${inYear}::bigint, lane)
    where lane = ${lane} and id = ${accountIdOf(ref)} and terms is not null
    returning 1`
  if (changed.length === 0) fault(`There is no ${ref.kind} account of ${ref.owner} on terms.`)
}
