import { slotOfUser } from '../accounts/index.ts'
import type { Tenant } from '../apps/caller.ts'
import type { AppUser } from '../customers/index.ts'
import { BankError } from '../kernel/errors.ts'
import { slotIn } from '../kernel/ids.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import { readByReference } from '../ledger/by-reference.ts'
import type { OrderBank } from './bank.ts'
import { catchUp } from './follow-payments.ts'
import { type Order, slotOfPayment } from './order.ts'
import { findOrder, listOrders } from './order-table.ts'
import type { Payment } from './payment.ts'
import { listPayments } from './payment-table.ts'
import { referenceIdOf } from './take-payment.ts'

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
  let order = await read()
  if (order?.status === 'paying') {
    await catchUp(bank, [slotOfPayment(order, app)])
    order = await read()
  }
  if (!order) throw new BankError('not_found')
  return order
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
  let orders = await read()
  const paying = orders.filter(({ status }) => status === 'paying')
  if (paying.length > 0) {
    await catchUp(
      bank,
      paying.map((order) => slotOfPayment(order, app)),
    )
    orders = await read()
  }
  return pageOf(orders, limit, ({ id }) => id, present)
}

/** The payment by mandate that a user's merchant gave this number, as the only one of a page. */
export const pageByReference = async <Item>(
  bank: OrderBank,
  user: AppUser,
  { reference, cursor }: { reference: string; cursor?: string | undefined },
  present: (payment: Payment) => Item,
): Promise<Page<Item>> => {
  placeIn(cursor, paymentId)
  const slot = await slotOfUser(bank, user)
  if (slot === undefined) return { items: [], nextCursor: null }
  const lane = slot % bank.ledger.lanes
  const booked = await readByReference(bank.sql, lane, { id: referenceIdOf(user, reference) })
  if (!booked) return { items: [], nextCursor: null }
  const { userId } = user
  return {
    items: [present(await retrievePayment(bank, user, booked.id, { userId }))],
    nextCursor: null,
  }
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
  if (!paymentId.test(id)) throw new BankError('not_found')
  const read = async () =>
    (await listPayments(bank.sql, { appId: app.id, ...whose, id, limit: 1 }))[0]
  let payment = await read()
  // One that was made in one call has no row until the books were followed.
  if (!payment || payment.status === 'processing') {
    await catchUp(bank, [slotIn(id, app.slotMask)])
    payment = await read()
  }
  if (!payment) throw new BankError('not_found')
  return payment
}

/** Payments of the app, of one of its users or of one order, newest first. */
export const pageOfPayments = async <Item>(
  bank: OrderBank,
  { app }: Caller,
  { limit = usualLimit, cursor, ...whose }: PageQuery & Whose,
  present: (payment: Payment) => Item,
): Promise<Page<Item>> => {
  const before = placeIn(cursor, paymentId)
  await catchUp(bank)
  const payments = await listPayments(bank.sql, {
    ...{ appId: app.id, ...whose, before, limit: limit + 1 },
  })
  return pageOf(payments, limit, ({ id }) => id, present)
}

const paymentId = /^pay_[0-9A-HJKMNP-TV-Z]{26}$/
