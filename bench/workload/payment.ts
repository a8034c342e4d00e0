import { hash } from 'node:crypto'
import type { App } from '../../packages/mock-bank/src/apps/caller.ts'
import { newId } from '../../packages/mock-bank/src/kernel/ids.ts'
import { uuidOf } from '../../packages/mock-bank/src/ledger/account-id.ts'
import type { Posting } from '../../packages/mock-bank/src/ledger/index.ts'
import type { OrderBank } from '../../packages/mock-bank/src/orders/bank.ts'
import { bookingOfOrder, succeededAt } from '../../packages/mock-bank/src/orders/booking.ts'
import { keptUntil } from '../../packages/mock-bank/src/orders/call-key.ts'
import type { Order } from '../../packages/mock-bank/src/orders/order.ts'
import { inside, notByMandate, type Payment } from '../../packages/mock-bank/src/orders/payment.ts'
import { idAt, slotAt } from './ids.ts'

export const realmId = idAt('rlm', 1)

/** Asked of nothing: nobody has more to tell of the bench's orders. */
const unfollowed = {} as OrderBank

/** A payment as the bank submits it: who pays whom, and everything that is recorded and told of it. */
export const paymentOf = async (payer: number, shop: number, amount: number): Promise<Posting> => {
  const at = new Date()
  const app = appOf(shop)
  const id = newId('pay', slotAt(payer), app.slotMask, at)
  const order = orderOf(id, app, amount, at)
  const payment = succeededAt(processing(id, order, payer, at), at)
  const booking = await bookingOfOrder(unfollowed, app, payment, order)
  return { ...booking, key: keyOf(payment, at) }
}

/** What the edge makes of the caller's idempotency key and of the body it came with. */
const keyOf = ({ id, userId, orderId }: Payment, at: Date) =>
  keptUntil(
    {
      id: uuidOf(hash('sha256', `${userId} POST /v1/users/${userId}/payments ${id}`)),
      request: uuidOf(hash('sha256', `{"orderId":"${orderId}"}`)),
    },
    at,
  )

const noLimits = { topUp: null, transfer: null, order: null, mandate: null }

const appOf = (shop: number): App => ({
  ...{ id: idAt('app', shop), realmId, name: '钱塘茶馆', channels: ['bank_balance'], slotMask: 0 },
  ...{ allowedOrigins: [], products: [], limits: noLimits, channelTerms: [] },
  ...{ appearance: null, logo: null },
})

const orderOf = (paymentId: string, { id: appId }: App, amount: number, at: Date): Order => ({
  ...{ id: `ord${paymentId.slice(3)}`, realmId, appId, slot: 0, bodyHash: '', version: 1 },
  reference: `T${paymentId.slice(-12)}`,
  amount,
  description: '龙井茶 250 克, 两罐',
  items: [{ name: '龙井茶 250 克', quantity: 2, amount }],
  ...{ channels: ['bank_balance'], channelsInOrder: false },
  metadata: { cart: paymentId.slice(-8), till: '3' },
  ...{ status: 'paying', paymentId, payerAccountId: null, claimedAt: at, paidAt: null },
  ...{ claimKey: null, claimRequest: null, followed: false, refunded: 0 },
  ...{ expiresAt: new Date(at.getTime() + 1_800_000), createdAt: at },
})

const processing = (id: string, order: Order, payer: number, at: Date): Payment => ({
  ...{ id, realmId, appId: order.appId, userId: `user_${payer}`, slot: slotAt(payer) },
  ...{ orderId: order.id, orderVersion: 1, ...notByMandate, checkoutSessionId: null },
  ...{ ...inside, channel: 'bank_balance', accountId: idAt('acc', payer), amount: order.amount },
  ...{ status: 'processing', challengeId: null, failureCode: null },
  ...{ claimedAt: at, createdAt: at, finishedAt: null, refunded: 0, feeRate: 0 },
})
