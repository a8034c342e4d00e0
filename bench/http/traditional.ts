import { hash } from 'node:crypto'
import type { CreateMandatePayment, CreatePayment } from '@qiantang/sdk/contract'
import postgres from 'postgres'
import { payingAccount } from '../../packages/mock-bank/src/accounts/index.ts'
import type { Merchant, User } from '../../packages/mock-bank/src/apps/caller.ts'
import type { WholeBank } from '../../packages/mock-bank/src/handlers/bank.ts'
import type { Handlers } from '../../packages/mock-bank/src/handlers/handler.ts'
import type { Sql, Tx } from '../../packages/mock-bank/src/kernel/database/index.ts'
import { sharedOptions } from '../../packages/mock-bank/src/kernel/database/options.ts'
import { newId } from '../../packages/mock-bank/src/kernel/ids.ts'
import { uuidOf } from '../../packages/mock-bank/src/ledger/account-id.ts'
import { chart, type PostingKey } from '../../packages/mock-bank/src/ledger/index.ts'
import { mustCover, usableMandate } from '../../packages/mock-bank/src/mandates/index.ts'
import {
  bookingByMandate,
  bookingOfOrder,
  succeededAt,
} from '../../packages/mock-bank/src/orders/booking.ts'
import type { CallKey } from '../../packages/mock-bank/src/orders/call-key.ts'
import { mustBePayable } from '../../packages/mock-bank/src/orders/order.ts'
import { lockOrder } from '../../packages/mock-bank/src/orders/order-table.ts'
import {
  inside,
  notByMandate,
  ofNoOrder,
  type Payment,
} from '../../packages/mock-bank/src/orders/payment.ts'
import { presentPayment } from '../../packages/mock-bank/src/orders/present-payment.ts'
import { check, connections, makeTables, openAccounts } from '../traditional/books.ts'
import { type Outcome, pay, payWithin } from '../traditional/pay.ts'
import type { Payer } from './tenant.ts'

/** Payments the traditional way behind the product's door: one transaction each, on books of its own. */
export const openTraditionalWay = (url: string) => {
  const sql: Sql = postgres(url, {
    ...sharedOptions,
    max: connections,
    // Its tables are found before the product's of the same name; orders are the product's.
    connection: { search_path: 'traditional, public' },
  })
  const handler: Handlers['userPayments']['create'] = async (bank, call) => {
    const { caller, params, body, key } = call
    if (!key) throw new Error('A payment came without its key.')
    if (caller.kind === 'merchant' && 'mandateId' in body)
      return takePayment(bank, sql, { caller, userId: params.userId, body, key })
    if (caller.kind === 'user' && 'orderId' in body)
      return payOrder(bank, sql, { caller, body, key })
    throw new Error('The bench asks for nothing else.')
  }

  return {
    handler,
    meet: async (_bank: WholeBank, appId: string, payers: readonly Payer[]) => {
      await sql`create schema traditional`
      await makeTables(sql)
      await openAccounts(sql, [
        ...payers.map(({ accountId }) => chart.customer(accountId)),
        chart.merchantPayable(appId),
      ])
    },
    check: () => check(sql),
    close: () => sql.end(),
  }
}

/** Locks the order, pays, and says in the order's row that it is paid. */
const payOrder = async (
  bank: WholeBank,
  sql: Sql,
  { caller, body, key }: { caller: User; body: CreatePayment; key: CallKey },
) => {
  const { app } = caller
  const account = await payingAccount(bank, caller, body.accountId)
  const at = bank.wall()
  const payment = await sql.begin(async (tx) => {
    const order = await lockOrder(tx, body.orderId)
    mustBePayable(order, at)
    if (order.amount > account.noPinLimit) throw new Error('The bench asks for no PIN.')
    const { id: accountId, slot, userId } = account
    const paying: Payment = {
      ...{ id: newId('pay', slot, app.slotMask, at), realmId: app.realmId, appId: app.id, userId },
      ...{ slot, orderId: order.id, orderVersion: order.version, ...notByMandate, accountId },
      ...{ ...inside, checkoutSessionId: null, channel: 'bank_balance', amount: order.amount },
      ...{ status: 'processing', challengeId: null, failureCode: null },
      ...{ claimedAt: at, createdAt: at, finishedAt: null, refunded: 0, feeRate: 0 },
    }
    const paid = succeededAt(paying, at)
    mustBePosted(await payWithin(tx, { ...(await bookingOfOrder(bank, app, paid, order)), key }))
    await markPaid(tx, order.id, paid.id, at)
    return paid
  })
  return presentPayment(payment)
}

const markPaid = async (tx: Tx, orderId: string, paymentId: string, at: Date): Promise<void> => {
  await tx`
    update orders set status = 'paid', payment_id = ${paymentId}, claimed_at = ${at}, paid_at = ${at}
    where id = ${orderId}`
}

const takePayment = async (
  bank: WholeBank,
  sql: Sql,
  {
    caller,
    userId,
    body,
    key,
  }: { caller: Merchant; userId: string; body: CreateMandatePayment; key: CallKey },
) => {
  const { app } = caller
  const mandate = await usableMandate(bank, { app, userId }, body.mandateId)
  mustCover(mandate, body.amount)
  const at = bank.wall()
  const { mandateId, amount, reference, description, metadata = {} } = body
  const { slot, accountId } = mandate
  const payment = succeededAt(
    {
      ...{ id: newId('pay', slot, app.slotMask, at), realmId: app.realmId, appId: app.id, userId },
      ...{ slot, ...ofNoOrder, mandateId, reference, description, metadata },
      ...{ ...inside, channel: 'bank_balance', accountId, amount, status: 'processing' },
      ...{
        challengeId: null,
        failureCode: null,
        claimedAt: at,
        createdAt: at,
        finishedAt: null,
        refunded: 0,
        feeRate: 0,
      },
    },
    at,
  )
  const named = referenceOf(app.id, userId, body)
  mustBePosted(await pay(sql, { ...bookingByMandate(app, payment), key, reference: named }))
  return presentPayment(payment)
}

const referenceOf = (appId: string, userId: string, body: CreateMandatePayment): PostingKey => ({
  id: uuidOf(hash('sha256', JSON.stringify([appId, userId, body.reference]))),
  request: uuidOf(hash('sha256', JSON.stringify(body))),
})

/** @throws where the payment was not made: the bench's payers have the money, and ask once. */
const mustBePosted = (outcome: Outcome): void => {
  if (outcome !== 'posted') throw new Error(`Not posted: ${outcome}`)
}
