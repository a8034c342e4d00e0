import { createTransport } from '../http/transport.ts'
import { createAnswerVerifier } from './answer-verifier.ts'
import type { Merchant } from './merchant.ts'
import type { MerchantOptions } from './merchant-options.ts'
import { merchantOperations as operations } from './operations.ts'
import { signerOf, signRequest } from './signer.ts'

/**
 * A merchant’s server: signs each request (RFC 9421) and proves each answer. Nothing is asked of the bank before
 * the first call.
 *
 * @throws {TypeError} Where the private key can’t be read.
 *
 * @example
 * ```ts
 * const merchant = createMerchant({ appId, keyId, privateKey, baseUrl: 'https://open.qiantang.example' })
 * const order = await merchant.orders.create({ reference: 'P1', amount: 88_50, description: '明前龙井 50 克' })
 * const { url } = await merchant.checkoutSessions.create({ orderId: order.id, userId, returnUrl })
 * ```
 */
export const createMerchant = (options: MerchantOptions): Merchant => {
  const call = createTransport({ ...options, fetch: signingFetch(options) })

  return {
    app: {
      retrieve: (o) => call(operations.app.retrieve, {}, o),
      update: (body, o) => call(operations.app.update, { body }, o),
    },
    orders: {
      create: (body, o) => call(operations.orders.create, { body }, o),
      list: (query, o) => call(operations.orders.list, { query }, o),
      retrieve: (orderId, o) => call(operations.orders.retrieve, { params: { orderId } }, o),
      close: (orderId, o) => call(operations.orders.close, { params: { orderId } }, o),
    },
    checkoutSessions: {
      create: (body, o) => call(operations.checkoutSessions.create, { body }, o),
      retrieve: (checkoutSessionId, o) =>
        call(operations.checkoutSessions.retrieve, { params: { checkoutSessionId } }, o),
    },
    payments: {
      list: (query, o) => call(operations.payments.list, { query }, o),
      retrieve: (paymentId, o) => call(operations.payments.retrieve, { params: { paymentId } }, o),
    },
    refunds: {
      create: (body, o) => call(operations.refunds.create, { body }, o),
      list: (query, o) => call(operations.refunds.list, { query }, o),
      retrieve: (refundId, o) => call(operations.refunds.retrieve, { params: { refundId } }, o),
    },
    balance: { retrieve: (o) => call(operations.balance.retrieve, {}, o) },
    payoutAccount: {
      set: (body, o) => call(operations.payoutAccount.set, { body }, o),
      retrieve: (o) => call(operations.payoutAccount.retrieve, {}, o),
    },
    settlementTerms: { retrieve: (o) => call(operations.settlementTerms.retrieve, {}, o) },
    settlements: {
      list: (query, o) => call(operations.settlements.list, { query }, o),
      retrieve: (settlementId, o) =>
        call(operations.settlements.retrieve, { params: { settlementId } }, o),
      lines: (settlementId, query, o) =>
        call(operations.settlements.lines, { params: { settlementId }, query }, o),
    },
    bills: {
      list: (query, o) => call(operations.bills.list, { query }, o),
      retrieve: (billId, o) => call(operations.bills.retrieve, { params: { billId } }, o),
      lines: (billId, query, o) => call(operations.bills.lines, { params: { billId }, query }, o),
    },
    feeRules: { list: (query, o) => call(operations.feeRules.list, { query }, o) },
    feeReport: { retrieve: (query, o) => call(operations.feeReport.retrieve, { query }, o) },
    codePayments: {
      create: (body, o) => call(operations.codePayments.create, { body }, o),
      retrieve: (paymentId, o) =>
        call(operations.codePayments.retrieve, { params: { paymentId } }, o),
      reverse: (paymentId, o) =>
        call(operations.codePayments.reverse, { params: { paymentId } }, o),
    },
    merchantCodes: {
      create: (body, o) => call(operations.merchantCodes.create, { body }, o),
      list: (query, o) => call(operations.merchantCodes.list, { query }, o),
      retrieve: (merchantCodeId, o) =>
        call(operations.merchantCodes.retrieve, { params: { merchantCodeId } }, o),
      close: (merchantCodeId, o) =>
        call(operations.merchantCodes.close, { params: { merchantCodeId } }, o),
    },
    paymentLinks: {
      create: (body, o) => call(operations.paymentLinks.create, { body }, o),
      list: (query, o) => call(operations.paymentLinks.list, { query }, o),
      retrieve: (paymentLinkId, o) =>
        call(operations.paymentLinks.retrieve, { params: { paymentLinkId } }, o),
      close: (paymentLinkId, o) =>
        call(operations.paymentLinks.close, { params: { paymentLinkId } }, o),
    },
    userSessions: {
      create: (body, o) => call(operations.userSessions.create, { body }, o),
      revoke: (userSessionId, o) =>
        call(operations.userSessions.revoke, { params: { userSessionId } }, o),
    },
    webhookEndpoints: {
      create: (body, o) => call(operations.webhookEndpoints.create, { body }, o),
      list: (query, o) => call(operations.webhookEndpoints.list, { query }, o),
      delete: (webhookEndpointId, o) =>
        call(operations.webhookEndpoints.delete, { params: { webhookEndpointId } }, o),
      rotateSecret: (webhookEndpointId, o) =>
        call(operations.webhookEndpoints.rotateSecret, { params: { webhookEndpointId } }, o),
    },
    events: {
      list: (query, o) => call(operations.events.list, { query }, o),
      retrieve: (eventId, o) => call(operations.events.retrieve, { params: { eventId } }, o),
      redeliver: (eventId, o) => call(operations.events.redeliver, { params: { eventId } }, o),
    },
    composite: { run: (body, o) => call(operations.composite.run, { body }, o) },
    user: (userId) => ({
      accounts: (o) => call(operations.user.accounts, { params: { userId } }, o),
      topUps: (query, o) => call(operations.user.topUps, { params: { userId }, query }, o),
      withdrawals: (query, o) =>
        call(operations.user.withdrawals, { params: { userId }, query }, o),
      transfers: (query, o) => call(operations.user.transfers, { params: { userId }, query }, o),
      payments: (query, o) => call(operations.user.payments, { params: { userId }, query }, o),
      charge: (body, o) => call(operations.user.charge, { params: { userId }, body }, o),
      mandates: (query, o) => call(operations.user.mandates, { params: { userId }, query }, o),
      mandate: (mandateId, o) =>
        call(operations.user.mandate, { params: { userId, mandateId } }, o),
      cancelMandate: (mandateId, o) =>
        call(operations.user.cancelMandate, { params: { userId, mandateId } }, o),
    }),
  }
}

/** Signs every try by itself, so that a retry is neither stale nor a replay. */
const signingFetch = (options: MerchantOptions): typeof fetch => {
  const signer =
    typeof options.privateKey === 'string' ? signerOf(options.privateKey) : options.privateKey
  const keyId = options.keyId.includes('/') ? options.keyId : `${options.appId}/${options.keyId}`
  const send: typeof fetch = (input, init) => (options.fetch ?? fetch)(input, init)
  const verify = createAnswerVerifier(options.baseUrl.replace(/\/+$/, ''), send)

  return async (input, init) => {
    const request = await signRequest(new Request(input, init), signer, keyId)
    const response = await send(request)
    if (options.verifyAnswers ?? true) await verify(request, response)
    return response
  }
}
