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
    app: { retrieve: (o) => call(operations.app.retrieve, {}, o) },
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
      payments: (query, o) => call(operations.user.payments, { params: { userId }, query }, o),
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
