import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { noClaim, Order } from './order.ts'

/** Nothing comes back where the app has an order of this reference, or a run before has left this one. */
export const insertOrder = async (tx: Tx, order: Order): Promise<Order | undefined> => {
  const { items, channels, metadata, ...columns } = order
  const json = { items: tx.json(items), channels: tx.json(channels), metadata: tx.json(metadata) }
  const [inserted] = await tx<Order[]>`
    insert into orders ${tx({ ...columns, ...json })} on conflict do nothing returning *`
  return inserted
}

export const orderByReference = async (
  on: Queryable,
  appId: string,
  reference: string,
): Promise<Order | undefined> => {
  const [order] = await on<Order[]>`
    select * from orders where app_id = ${appId} and reference = ${reference}`
  return order
}

export const findOrder = async (
  on: Queryable,
  appId: string,
  id: string,
): Promise<Order | undefined> => {
  const [order] = await on<Order[]>`select * from orders where id = ${id} and app_id = ${appId}`
  return order
}

/** Reads an order that nobody else changes until the transaction ends; nor any of its payments. */
export const lockOrder = async (tx: Tx, id: string): Promise<Order> => {
  const [order] = await tx<Order[]>`select * from orders where id = ${id} for update`
  return order ?? fault('An order is gone.')
}

/** The same for a room that has something to tell when the order ends. */
export const lockFollowed = async (tx: Tx, id: string): Promise<Order> => {
  const [order] = await tx<Order[]>`
    update orders set followed = true where id = ${id} returning *`
  return order ?? fault('An order is gone.')
}

/** Newest first. */
export const listOrders = (
  on: Queryable,
  appId: string,
  {
    limit,
    before,
    reference,
  }: { limit: number; before?: string | undefined; reference?: string | undefined },
): Promise<Order[]> =>
  on<Order[]>`
    select * from orders where app_id = ${appId}
      ${reference === undefined ? on`` : on`and reference = ${reference}`}
      ${before === undefined ? on`` : on`and id < ${before}`}
    order by id desc limit ${limit}`

/** Writes what has become of a locked order. */
export const updateOrder = async (
  tx: Tx,
  id: string,
  change: Pick<Order, 'status'> & Partial<Pick<Order, 'paidAt' | keyof typeof noClaim>>,
): Promise<Order> => {
  const [order] = await tx<Order[]>`
    update orders set ${tx({ ...change })} where id = ${id} returning *`
  return order ?? fault('An order is gone.')
}
