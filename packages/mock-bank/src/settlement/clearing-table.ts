import type { Channel, PayProduct } from '@qiantang/sdk/contract'

import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { ClearedPayment, Clearing, ClearingLine } from './clearing.ts'

/** Begins a day, or finds it as a run before has left it. */
export const beginClearing = async (
  on: Queryable,
  begun: Pick<Clearing, 'id' | 'appId' | 'realmId' | 'day' | 'clearedUntil' | 'createdAt'>,
): Promise<Clearing> => {
  await on`
    insert into clearings ${on({ ...begun, status: 'collecting' })} on conflict do nothing`
  const [clearing] = await on<Clearing[]>`
    select * from clearings where app_id = ${begun.appId} and day = ${begun.day}`
  return clearing ?? fault('A day is gone.')
}

/** A payment that no day has yet. */
export interface Uncleared {
  id: string
  orderId: string | null
  reference: string | null
  channel: Channel
  product: PayProduct | null
  amount: number
  feeRate: number
  at: Date
}

/** Puts the next payments of an app into a day, at most so many. Each is in one day only. */
export const takePayments = (
  tx: Tx,
  { appId, day, clearedUntil }: Clearing,
  most: number,
): Promise<Uncleared[]> => tx<Uncleared[]>`
  with next as materialized (
    select id from payments
    where app_id = ${appId} and status = 'succeeded' and cleared_on is null
      and finished_at < ${clearedUntil}
    order by id limit ${most} for update
  ), taken as (
    update payments p set cleared_on = ${day} from next n
    where p.app_id = ${appId} and p.id = n.id
    returning p.id, p.order_id, p.reference, p.channel, p.product, p.amount, p.fee_rate, p.finished_at
  )
  select t.id, t.order_id, coalesce(t.reference, o.reference) as reference, t.channel, t.product,
    t.amount, t.fee_rate, t.finished_at as at
  from taken t left join orders o on o.id = t.order_id
  order by t.id`

/** A refund that no day has yet. */
export interface UnclearedRefund {
  id: string
  paymentId: string
  orderId: string | null
  reference: string
  amount: number
  at: Date
}

/** Puts the next refunds of an app into a day, likewise. */
export const takeRefunds = async (
  tx: Tx,
  { appId, day, clearedUntil }: Clearing,
  most: number,
): Promise<UnclearedRefund[]> => {
  const taken = await tx<UnclearedRefund[]>`
    with next as materialized (
      select id from refunds
      where app_id = ${appId} and status = 'succeeded' and cleared_on is null
        and finished_at < ${clearedUntil}
      order by id limit ${most} for update
    )
    update refunds r set cleared_on = ${day} from next n where r.id = n.id
    returning r.id, r.payment_id, r.order_id, r.reference, r.amount, r.finished_at as at`
  return taken.toSorted((left, right) => (left.id < right.id ? -1 : 1))
}

export const insertLines = async (tx: Tx, lines: readonly ClearingLine[]): Promise<void> => {
  if (lines.length > 0)
    await tx`insert into clearing_lines ${tx(lines.map((line) => ({ ...line })))}`
}

/** What is known of payments that were cleared, to be changed by `writeGivenBack`. */
export const clearedPayments = async (
  tx: Tx,
  appId: string,
  ids: readonly string[],
): Promise<Map<string, ClearedPayment>> => {
  const lines = await tx<ClearedPayment[]>`
    select * from clearing_lines where app_id = ${appId} and id = any(${[...new Set(ids)]})`
  return new Map(lines.map((line) => [line.id, line]))
}

/** Notes what refunds have given back of payments. */
export const writeGivenBack = async (
  tx: Tx,
  appId: string,
  payments: readonly ClearedPayment[],
): Promise<void> => {
  for (const { id, refunded, feeReturned, outsideFeeReturned } of payments)
    await tx`
      update clearing_lines set ${tx({ refunded, feeReturned, outsideFeeReturned })}
      where app_id = ${appId} and id = ${id}`
}

/** Adds a day up. Nothing comes back where that was done before. */
export const addUp = async (
  tx: Tx,
  { appId, day }: Pick<Clearing, 'appId' | 'day'>,
): Promise<Clearing | undefined> => {
  const [cleared] = await tx<Clearing[]>`
    update clearings c set status = 'cleared',
      payment_count = s.payment_count, payment_amount = s.payment_amount, fees = s.fees,
      refund_count = s.refund_count, refund_amount = s.refund_amount, fees_returned = s.fees_returned
    from (
      select
        count(*) filter (where type = 'payment') as payment_count,
        coalesce(sum(amount) filter (where type = 'payment'), 0) as payment_amount,
        coalesce(sum(fee) filter (where type = 'payment'), 0) as fees,
        count(*) filter (where type = 'refund') as refund_count,
        coalesce(sum(amount) filter (where type = 'refund'), 0) as refund_amount,
        coalesce(sum(fee) filter (where type = 'refund'), 0) as fees_returned
      from clearing_lines where app_id = ${appId} and day = ${day}
    ) s
    where c.app_id = ${appId} and c.day = ${day} and c.status = 'collecting'
    returning c.*`
  if (!cleared) return undefined
  await tx`
    insert into clearing_sums (
      app_id, day, channel, product, payment_count, payment_amount, fees, fees_returned,
      outside_fees, outside_fees_returned
    )
    select app_id, day, channel, coalesce(product, ''),
      count(*) filter (where type = 'payment'),
      coalesce(sum(amount) filter (where type = 'payment'), 0),
      coalesce(sum(fee) filter (where type = 'payment'), 0),
      coalesce(sum(fee) filter (where type = 'refund'), 0),
      coalesce(sum(coalesce(outside_fee, fee)) filter (where type = 'payment'), 0),
      coalesce(sum(coalesce(outside_fee, fee)) filter (where type = 'refund'), 0)
    from clearing_lines where app_id = ${appId} and day = ${day}
    group by app_id, day, channel, coalesce(product, '')`
  return cleared
}

/** What was paid by each channel on some days. */
export const turnoverOf = async (
  on: Queryable,
  appId: string,
  { from, before }: { from: string; before: string },
): Promise<ReadonlyMap<string, number>> => {
  const rows = await on<{ channel: string; amount: number }[]>`
    select channel, sum(payment_amount)::bigint as amount from clearing_sums
    where app_id = ${appId} and day >= ${from} and day < ${before} group by channel`
  return new Map(rows.map(({ channel, amount }) => [channel, amount]))
}

/** Lines in the order of their ids; of some days. */
export const listLines = (
  on: Queryable,
  appId: string,
  {
    days,
    limit,
    after = '',
  }: { days: readonly string[]; limit: number; after?: string | undefined },
): Promise<ClearingLine[]> => on<ClearingLine[]>`
  select app_id, id, day, type, payment_id, order_id, reference, channel, product, amount, fee,
    fee_rate, fee_rule_id, on_refund, outside_fee, at
  from clearing_lines
  where app_id = ${appId} and day = any(${[...days]}) and id > ${after} order by id limit ${limit}`

/** Newest day first; only what is complete. */
export const listClearings = (
  on: Queryable,
  appId: string,
  {
    limit,
    before,
    ...which
  }: {
    limit: number
    before?: string | undefined
    id?: string | undefined
    day?: string | undefined
  },
): Promise<Clearing[]> => on<Clearing[]>`
  select * from clearings where app_id = ${appId} and status = 'cleared'
    ${which.id === undefined ? on`` : on`and id = ${which.id}`}
    ${which.day === undefined ? on`` : on`and day = ${which.day}`}
    ${before === undefined ? on`` : on`and day < ${before}`}
  order by day desc limit ${limit}`
