import type { Tenant } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import type { OrderBank } from './bank.ts'
import { catchUp } from './catch-up.ts'
import type { Order } from './order.ts'
import { findOrder, listOrders } from './order-table.ts'
import type { Payment } from './payment.ts'
import { listPayments } from './payment-table.ts'

type Caller = Pick<Tenant, 'app'>
interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/** One order of the caller's app. */
export const retrieveOrder = async (
  bank: OrderBank,
  { app }: Caller,
  id: string,
): Promise<Order> => {
  const read = () => findOrder(bank.sql, app.id, id)
  const order = await read()
  const current = order && (await catchUp(bank, [payingFor(order)])) ? await read() : order
  if (!current) throw new BankError('not_found')
  return current
}

/** The app's orders, newest first; or the one with a reference. */
export const pageOfOrders = async <Item>(
  bank: OrderBank,
  { app }: Caller,
  { limit = usualLimit, cursor, reference }: PageQuery & { reference?: string | undefined },
  present: (order: Order) => Item,
): Promise<Page<Item>> => {
  const before = placeIn(cursor, /^ord_\w{26}$/)
  const read = () => listOrders(bank.sql, app.id, { limit: limit + 1, before, reference })
  const orders = await read()
  const current = (await catchUp(bank, orders.map(payingFor))) ? await read() : orders
  return pageOf(current, limit, ({ id }) => id, present)
}

interface Whose {
  userId?: string | undefined
  orderId?: string | undefined
}

/** One payment of the caller's app, or of one of its users. */
export const retrievePayment = async (
  bank: OrderBank,
  { app }: Caller,
  id: string,
  whose: Whose = {},
): Promise<Payment> => {
  const query = { appId: app.id, ...whose, id, limit: 1 }
  const read = async () => (await listPayments(bank.sql, query))[0]
  const payment = await read()
  const current = payment && (await catchUp(bank, [processed(payment)])) ? await read() : payment
  if (!current) throw new BankError('not_found')
  return current
}

/** Payments of the app, of one of its users or of one order, newest first. */
export const pageOfPayments = async <Item>(
  bank: OrderBank,
  { app }: Caller,
  { limit = usualLimit, cursor, ...whose }: PageQuery & Whose,
  present: (payment: Payment) => Item,
): Promise<Page<Item>> => {
  const before = placeIn(cursor, /^pay_\w{26}$/)
  const read = () => listPayments(bank.sql, { appId: app.id, ...whose, before, limit: limit + 1 })
  const payments = await read()
  const current = (await catchUp(bank, payments.map(processed))) ? await read() : payments
  return pageOf(current, limit, ({ id }) => id, present)
}

const payingFor = ({ status, paymentId }: Order) => (status === 'paying' ? paymentId : null)
const processed = ({ status, id }: Payment) => (status === 'processing' ? id : null)
