import type { Queryable } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { accountIdOf } from './account-id.ts'
import { kinds } from './chart.ts'
import { yuan } from './currency.ts'
import type { NewAccount } from './ledger.ts'

export const openAccount = async (
  tx: Queryable,
  lanes: number,
  { ref, realmId, slot, cap, limits = {}, currency = yuan }: NewAccount,
): Promise<void> => {
  const { normal, floored, striped } = kinds[ref.kind]
  if (striped) fault(`A ${ref.kind} account opens by itself.`)
  const { outDay = null, outYear = null, inDay = null, inYear = null } = limits
  await tx`
    insert into ledger_accounts (
      lane, id, realm, kind, owner, currency, sign, floored, cap,
      out_day_limit, out_year_limit, in_day_limit, in_year_limit, terms
    )
    select a.lane, ${accountIdOf(ref)}::uuid, a.realm, a.kind, a.owner, a.currency,
      ${normal === 'credit' ? 1 : -1}::smallint, ${floored}::boolean, a.cap,
      a.out_day, a.out_year, a.in_day, a.in_year,
      public.terms_of(
        a.realm, a.kind, a.owner, a.currency, a.cap, a.out_day, a.out_year, a.in_day, a.in_year,
        a.lane)
    from (values (
      ${slot % lanes}::int, ${realmId}::text, ${ref.kind}::text, ${ref.owner}::text, ${currency}::smallint,
      ${cap ?? null}::bigint, ${outDay}::bigint, ${outYear}::bigint, ${inDay}::bigint, ${inYear}::bigint
    )) a(lane, realm, kind, owner, currency, cap, out_day, out_year, in_day, in_year)
    on conflict do nothing`
}
