import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Order } from '../orders/index.ts'
import type { PaymentLink, Taken } from './payment-link.ts'

/** Nothing comes back where the app has a link of this reference, or a run before has left this one. */
export const insertLink = async (
  on: Queryable,
  { channels, ...columns }: PaymentLink,
): Promise<PaymentLink | undefined> => {
  const json = { channels: channels && on.json(channels) }
  const [made] = await on<PaymentLink[]>`
    insert into payment_links ${on({ ...columns, ...json })} on conflict do nothing returning *`
  return made
}

export const linkByReference = async (
  on: Queryable,
  appId: string,
  reference: string,
): Promise<PaymentLink | undefined> => {
  const [link] = await on<PaymentLink[]>`
    select * from payment_links where app_id = ${appId} and reference = ${reference}`
  return link
}

/** Whosever it is. */
export const findLink = async (on: Queryable, id: string): Promise<PaymentLink | undefined> => {
  const [link] = await on<PaymentLink[]>`select * from payment_links where id = ${id}`
  return link
}

/** Reads a link by which nobody else begins anything until the transaction ends. */
export const lockLink = async (tx: Tx, id: string): Promise<PaymentLink> => {
  const [link] = await tx<PaymentLink[]>`select * from payment_links where id = ${id} for update`
  return link ?? fault('A payment link is gone.')
}

/** Newest first. */
export const listLinks = (
  on: Queryable,
  appId: string,
  {
    limit,
    before,
    reference,
  }: { limit: number; before?: string | undefined; reference?: string | undefined },
): Promise<PaymentLink[]> => on<PaymentLink[]>`
  select * from payment_links where app_id = ${appId}
    ${reference === undefined ? on`` : on`and reference = ${reference}`}
    ${before === undefined ? on`` : on`and id < ${before}`}
  order by id desc limit ${limit}`

export const endLink = async (
  on: Queryable,
  appId: string,
  id: string,
  at: Date,
): Promise<PaymentLink | undefined> => {
  const [link] = await on<PaymentLink[]>`
    update payment_links set closed_at = coalesce(closed_at, ${at})
    where app_id = ${appId} and id = ${id} returning *`
  return link
}

export const insertLinkOrder = async (
  tx: Tx,
  row: { orderId: string; appId: string; paymentLinkId: string },
): Promise<void> => {
  await tx`insert into payment_link_orders ${tx(row)} on conflict do nothing`
}

/** What was paid by each of some links, by its id. */
export const takenBy = async (
  on: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Taken>> => {
  if (ids.length === 0) return new Map()
  const rows = await on<(Taken & { id: string })[]>`
    select l.payment_link_id as id, count(*)::int as paid_count, sum(o.amount)::bigint as paid_amount
    from payment_link_orders l join orders o on o.id = l.order_id
    where l.payment_link_id in ${on([...ids])} and o.status = 'paid'
    group by l.payment_link_id`
  return new Map(rows.map(({ id, ...taken }) => [id, taken]))
}

export const nothingTaken: Taken = { paidCount: 0, paidAmount: 0 }

/** An order of it that is not decided: as recorded, whatever the clock says. */
export const undecidedOrder = async (
  on: Queryable,
  paymentLinkId: string,
): Promise<Order | undefined> => {
  const [order] = await on<Order[]>`
    select o.* from payment_link_orders l join orders o on o.id = l.order_id
    where l.payment_link_id = ${paymentLinkId} and o.status in ('open', 'paying')
    limit 1`
  return order
}

/** How many of its orders can still be paid. */
export const countOpen = async (
  on: Queryable,
  paymentLinkId: string,
  at: Date,
): Promise<number> => {
  const [row] = await on<{ count: number }[]>`
    select count(*)::int as count
    from payment_link_orders l join orders o on o.id = l.order_id
    where l.payment_link_id = ${paymentLinkId} and o.status = 'open' and o.expires_at > ${at}`
  return row?.count ?? 0
}
