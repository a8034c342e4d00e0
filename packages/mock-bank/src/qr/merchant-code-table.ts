import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { MerchantCode } from './merchant-code.ts'

/** Nothing comes back where the app has a code of this reference, or a run before has left this one. */
export const insertMerchantCode = async (
  on: Queryable,
  code: MerchantCode,
): Promise<MerchantCode | undefined> => {
  const [made] = await on<MerchantCode[]>`
    insert into merchant_codes ${on({ ...code })} on conflict do nothing returning *`
  return made
}

export const merchantCodeByReference = async (
  on: Queryable,
  appId: string,
  reference: string,
): Promise<MerchantCode | undefined> => {
  const [code] = await on<MerchantCode[]>`
    select * from merchant_codes where app_id = ${appId} and reference = ${reference}`
  return code
}

export const findMerchantCode = async (
  on: Queryable,
  appId: string,
  id: string,
): Promise<MerchantCode | undefined> => {
  const [code] = await on<MerchantCode[]>`
    select * from merchant_codes where app_id = ${appId} and id = ${id}`
  return code
}

/** Newest first. */
export const listMerchantCodes = (
  on: Queryable,
  appId: string,
  {
    limit,
    before,
    reference,
  }: { limit: number; before?: string | undefined; reference?: string | undefined },
): Promise<MerchantCode[]> => on<MerchantCode[]>`
  select * from merchant_codes where app_id = ${appId}
    ${reference === undefined ? on`` : on`and reference = ${reference}`}
    ${before === undefined ? on`` : on`and id < ${before}`}
  order by id desc limit ${limit}`

export const endMerchantCode = async (
  on: Queryable,
  appId: string,
  id: string,
  at: Date,
): Promise<MerchantCode | undefined> => {
  const [code] = await on<MerchantCode[]>`
    update merchant_codes set closed_at = coalesce(closed_at, ${at})
    where app_id = ${appId} and id = ${id} returning *`
  return code
}

interface Scanned {
  appId: string
  userId: string
  /** `2026-06-01`, in China's time. */
  day: string
}

/** Has the user's day to itself until the transaction ends. */
export const holdDay = async (tx: Tx, { appId, userId, day }: Scanned): Promise<void> => {
  await tx`
    insert into static_scan_days ${tx({ appId, userId, day })}
    on conflict (app_id, user_id) do update set day = excluded.day`
}

/** What a user has paid by static codes in a day, or still may. */
export const scannedThatDay = async (
  tx: Tx,
  { appId, userId, day }: Scanned,
  at: Date,
): Promise<number> => {
  const [row] = await tx<{ sum: number }[]>`
    select coalesce(sum(o.amount), 0)::bigint as sum
    from static_scans s join orders o on o.id = s.order_id
    where s.app_id = ${appId} and s.user_id = ${userId} and s.day = ${day}
      and (o.status in ('paying', 'paid') or (o.status = 'open' and o.expires_at > ${at}))`
  return row?.sum ?? 0
}

export const insertScan = async (
  tx: Tx,
  { orderId, ...scanned }: Scanned & { orderId: string },
): Promise<void> => {
  await tx`insert into static_scans ${tx({ orderId, ...scanned })} on conflict do nothing`
}
