import type { AppUser } from '../customers/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { addSeconds, dayOf } from '../kernel/time.ts'
import type { PaymentCode } from './payment-code.ts'

/** Puts a code in the place of the user's open one. Nothing comes back where another was quicker, or the digits are taken. */
export const replaceCode = async (tx: Tx, code: PaymentCode): Promise<PaymentCode | undefined> => {
  const { appId, userId, createdAt } = code
  await tx`
    update payment_codes set status = 'void'
    where app_id = ${appId} and user_id = ${userId} and status = 'open'`
  await tx`
    delete from payment_codes
    where app_id = ${appId} and user_id = ${userId} and status <> 'used'
      and expires_at < ${addSeconds(createdAt, -keptSeconds)}`
  const [made] = await tx<PaymentCode[]>`
    insert into payment_codes ${tx({ ...code })} on conflict do nothing returning *`
  return made
}

/** What no till took is forgotten after a day. */
const keptSeconds = 24 * 3600

/** What a till holds out, and when; and its call, by a name nothing else has. */
export interface Shown {
  appId: string
  codeHash: string
  at: Date
  usedBy: string
}

/** Uses a code up, if this app's till is the first to try it and it is time: the one place where that is decided. */
export const useCode = async (
  tx: Tx,
  { appId, codeHash, at, usedBy }: Shown,
): Promise<PaymentCode | undefined> => {
  const [code] = await tx<PaymentCode[]>`
    update payment_codes set status = 'used', used_by = ${usedBy}, used_on = ${dayOf(at)}
    where code_hash = ${codeHash} and app_id = ${appId} and status = 'open'
      and expires_at > ${at}
    returning *`
  return code
}

/** Uses a code up that a phone has made by itself. Nothing comes back where another was quicker. */
export const takeOfflineCode = async (
  tx: Tx,
  code: PaymentCode,
  at: Date,
): Promise<PaymentCode | undefined> => {
  const [used] = await tx<PaymentCode[]>`
    insert into payment_codes ${tx({ ...code, usedOn: dayOf(at) })} on conflict do nothing
    returning *`
  return used
}

/** Keeps what came of it. */
export const settleCode = async (tx: Tx, { id }: PaymentCode, paymentId: string): Promise<void> => {
  await tx`update payment_codes set payment_id = ${paymentId} where id = ${id}`
}

/** The code as this very call has used it up, in a run that died. */
export const usedBefore = async (
  tx: Tx,
  { appId, codeHash, usedBy }: Shown,
): Promise<PaymentCode | undefined> => {
  const [code] = await tx<PaymentCode[]>`
    select * from payment_codes
    where code_hash = ${codeHash} and app_id = ${appId} and used_by = ${usedBy}`
  return code
}

export const findCode = async (
  on: Queryable,
  { app, userId }: AppUser,
  id: string,
): Promise<PaymentCode | undefined> => {
  const [code] = await on<PaymentCode[]>`
    select * from payment_codes
    where id = ${id} and app_id = ${app.id} and user_id = ${userId}`
  return code
}

/** Whether a payment was taken by a code. */
export const isByCode = async (on: Queryable, paymentId: string): Promise<boolean> => {
  const found = await on`select 1 from payment_codes where payment_id = ${paymentId} limit 1`
  return found.length > 0
}

/** What an account has paid that day, or is about to, for other orders than this one: by code, and by those made without a network. */
export const paidByCode = async (
  tx: Tx,
  { accountId, orderId, at }: { accountId: string; orderId: string; at: Date },
): Promise<{ paid: number; offline: number }> => {
  const [row] = await tx<{ paid: number; offline: number }[]>`
    select coalesce(sum(p.amount), 0)::bigint as paid,
        coalesce(sum(p.amount) filter (where d.offline), 0)::bigint as offline
    from (
      select c.app_id, c.payment_id, bool_or(c.seed_index is not null) as offline
      from payment_codes c
      where c.account_id = ${accountId} and c.used_on = ${dayOf(at)} and c.payment_id is not null
      group by c.app_id, c.payment_id
    ) d
    join payments p on p.app_id = d.app_id and p.id = d.payment_id
    where p.status <> 'failed' and p.order_id <> ${orderId}`
  return row ?? fault('A sum of nothing is something.')
}
