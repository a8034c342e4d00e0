import {
  type AnswerChallenge,
  contract,
  type CreateOrder,
  type CreateRefund,
} from '@qiantang/sdk/contract'

import { chart } from '../../src/ledger/index.ts'
import { bearer, onBankPage, type Credentials } from '../credentials.ts'
import type { World } from '../world.ts'

/** The merchant's side: what a shop's server asks of the bank. */
export const shopIn = (w: World, app: { id: string; merchant: Credentials } = w.app) => {
  const as = app.merchant
  let orders = 0
  let refunds = 0

  return {
    as,
    /** Asks to be paid; what a test does not care about is filled in. */
    order: (body: Partial<CreateOrder> = {}) => {
      orders += 1
      return w.call(
        contract.orders.create,
        { body: { reference: `P-${orders}`, amount: 88_50, description: '西湖龙井', ...body } },
        as,
      )
    },
    orderOf: (orderId: string) => w.call(contract.orders.retrieve, { params: { orderId } }, as),
    close: (orderId: string) => w.call(contract.orders.close, { params: { orderId } }, as),
    /** Gives something back of a payment. */
    refund: (paymentId: string, amount: number, more: Partial<CreateRefund> = {}) => {
      refunds += 1
      const body = { paymentId, amount, reference: `R-${refunds}`, ...more }
      return w.call(contract.refunds.create, { body }, as)
    },
    refundOf: (refundId: string) => w.call(contract.refunds.retrieve, { params: { refundId } }, as),
    paymentsOf: async (orderId: string) =>
      (await w.call(contract.payments.list, { query: { orderId } }, as)).items,
    /** Opens the checkout for an order. */
    session: (orderId: string, userId?: string) =>
      w.call(
        contract.checkoutSessions.create,
        {
          body: {
            ...{ orderId, returnUrl: 'http://127.0.0.1:4020/thanks' },
            ...(userId !== undefined && { userId }),
          },
        },
        as,
      ),
    sessionOf: (checkoutSessionId: string) =>
      w.call(contract.checkoutSessions.retrieve, { params: { checkoutSessionId } }, as),
    /** What the bank owes the merchant. */
    owed: async () => (await w.bank.inside.ledger.balance(chart.merchantPayable(app.id))).total,
  }
}

/** The payer on the hosted checkout, with the session's secret. */
export const checkoutPage = async (w: World, session: { id: string; secret: string }) => {
  const params = { checkoutSessionId: session.id }
  const payer = bearer(session.secret)
  const { token } = await w.call(
    contract.pageTokens.create,
    {},
    onBankPage(session.secret, w.origin),
  )
  const page = onBankPage(token, w.origin)

  const read = () => w.call(contract.checkoutSessions.retrieve, { params }, payer)
  const give = (challengeId: string, body: AnswerChallenge) =>
    w.call(contract.challenges.answer, { params: { challengeId }, body }, page)
  return {
    read,
    summary: () => w.call(contract.checkoutSessions.summary, { params }, w.nobody),
    /** Confirms what the page shows, or what a test says it shows. */
    confirm: async (seen: { version?: number; total?: number } = {}) => {
      const { version, total } = await read()
      const body = { version, total, channel: 'bank_balance' as const, ...seen }
      return w.call(contract.checkoutSessions.confirm, { params, body }, payer)
    },
    challenge: (challengeId: string) =>
      w.call(contract.challenges.retrieve, { params: { challengeId } }, page),
    give,
    answer: (challengeId: string, pin: string) => give(challengeId, { pin }),
  }
}
