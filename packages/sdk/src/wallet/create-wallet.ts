import { createTransport } from '../http/transport.ts'
import { walletOperations as operations } from './operations.ts'
import { pageUrl } from './page-url.ts'
import { createSession } from './session.ts'
import type { Wallet } from './wallet.ts'
import type { WalletOptions } from './wallet-options.ts'

/**
 * A user’s wallet, for the browser. Nothing is asked of the bank before the first call.
 *
 * @example
 * ```ts
 * const wallet = createWallet({
 *   appId: 'app_…',
 *   baseUrl: 'https://open.qiantang.example',
 *   session: () => fetch('/wallet-session', { method: 'POST' }).then((answer) => answer.text()),
 * })
 * const { items } = await wallet.accounts.list()
 * ```
 */
export const createWallet = (options: WalletOptions): Wallet => {
  const session = createSession(options.session)
  const call = createTransport({
    ...options,
    credentials: async (fresh) => ({
      authorization: `Bearer ${await (fresh ? session.renewed() : session.token())}`,
      'qiantang-app': options.appId,
    }),
  })
  // The bank knows who asks by the token.
  const me = { userId: 'me' }

  return {
    accounts: {
      list: (o) => call(operations.accounts.list, { params: me }, o),
      retrieve: (accountId, o) =>
        call(operations.accounts.retrieve, { params: { ...me, accountId } }, o),
      balance: (accountId, query, o) =>
        call(operations.accounts.balance, { params: { ...me, accountId }, query }, o),
      statementLines: (accountId, query, o) =>
        call(operations.accounts.statementLines, { params: { ...me, accountId }, query }, o),
    },
    applications: {
      list: (o) => call(operations.applications.list, { params: me }, o),
      retrieve: (applicationId, o) =>
        call(operations.applications.retrieve, { params: { ...me, applicationId } }, o),
    },
    cards: {
      list: (query, o) => call(operations.cards.list, { params: me, query }, o),
      retrieve: (cardId, o) => call(operations.cards.retrieve, { params: { ...me, cardId } }, o),
    },
    pin: { retrieve: (o) => call(operations.pin.retrieve, { params: me }, o) },
    topUps: {
      create: (body, o) => call(operations.topUps.create, { params: me, body }, o),
      list: (query, o) => call(operations.topUps.list, { params: me, query }, o),
      retrieve: (topUpId, o) => call(operations.topUps.retrieve, { params: { ...me, topUpId } }, o),
    },
    withdrawals: {
      create: (body, o) => call(operations.withdrawals.create, { params: me, body }, o),
      list: (query, o) => call(operations.withdrawals.list, { params: me, query }, o),
      retrieve: (withdrawalId, o) =>
        call(operations.withdrawals.retrieve, { params: { ...me, withdrawalId } }, o),
    },
    payments: {
      create: (body, o) => call(operations.payments.create, { params: me, body }, o),
      list: (query, o) => call(operations.payments.list, { params: me, query }, o),
      retrieve: (paymentId, o) =>
        call(operations.payments.retrieve, { params: { ...me, paymentId } }, o),
    },
    composite: { run: (body, o) => call(operations.composite.run, { body }, o) },
    pageUrl: async (input) => pageUrl(options.baseUrl, await session.renewed(), input),
  }
}
