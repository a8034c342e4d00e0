import type { CallOptions } from '../http/call-options.ts'
import { createTransport } from '../http/transport.ts'
import { walletOperations as operations } from './operations.ts'
import { pageUrl } from './page-url.ts'
import { seal } from './seal.ts'
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
  /** What identifies a person leaves the page for nobody’s eyes but the bank’s. */
  const sealed = async (value: unknown, o?: CallOptions) => {
    const { keys } = await call(operations.keys.list, {}, o)
    const key = keys.find(({ use }) => use === 'enc')
    if (!key) throw new Error('The bank has no key to seal to.')
    return seal(value, key)
  }
  const sealedPersonOf = async <Input extends { person?: unknown }>(
    { person, ...input }: Input,
    o?: CallOptions,
  ) => (person === undefined ? input : { ...input, sealedPerson: await sealed(person, o) })
  // The bank knows who asks by the token.
  const me = { userId: 'me' }

  return {
    app: { retrieve: (o) => call(operations.app.retrieve, {}, o) },
    accounts: {
      list: (o) => call(operations.accounts.list, { params: me }, o),
      retrieve: (accountId, o) =>
        call(operations.accounts.retrieve, { params: { ...me, accountId } }, o),
      update: (accountId, body, o) =>
        call(operations.accounts.update, { params: { ...me, accountId }, body }, o),
      balance: (accountId, query, o) =>
        call(operations.accounts.balance, { params: { ...me, accountId }, query }, o),
      limits: (accountId, o) =>
        call(operations.accounts.limits, { params: { ...me, accountId } }, o),
      freeze: (accountId, body, o) =>
        call(operations.accounts.freeze, { params: { ...me, accountId }, body }, o),
      unfreeze: (accountId, o) =>
        call(operations.accounts.unfreeze, { params: { ...me, accountId } }, o),
      close: (accountId, o) => call(operations.accounts.close, { params: { ...me, accountId } }, o),
      statementLines: (accountId, query, o) =>
        call(operations.accounts.statementLines, { params: { ...me, accountId }, query }, o),
      statementMonths: (accountId, o) =>
        call(operations.accounts.statementMonths, { params: { ...me, accountId } }, o),
    },
    applications: {
      create: async (input, o) => {
        const body = await sealedPersonOf(input, o)
        return call(operations.applications.create, { params: me, body }, o)
      },
      update: async (applicationId, input, o) => {
        const body = await sealedPersonOf(input, o)
        return call(operations.applications.update, { params: { ...me, applicationId }, body }, o)
      },
      submit: (applicationId, o) =>
        call(operations.applications.submit, { params: { ...me, applicationId } }, o),
      list: (o) => call(operations.applications.list, { params: me }, o),
      retrieve: (applicationId, o) =>
        call(operations.applications.retrieve, { params: { ...me, applicationId } }, o),
    },
    cards: {
      create: async ({ cardNumber, mobile, ...input }, o) => {
        const body = { ...input, sealedCard: await sealed({ cardNumber, mobile }, o) }
        return call(operations.cards.create, { params: me, body }, o)
      },
      list: (query, o) => call(operations.cards.list, { params: me, query }, o),
      retrieve: (cardId, o) => call(operations.cards.retrieve, { params: { ...me, cardId } }, o),
      unbind: (cardId, o) => call(operations.cards.unbind, { params: { ...me, cardId } }, o),
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
    transfers: {
      create: (body, o) => call(operations.transfers.create, { params: me, body }, o),
      list: (query, o) => call(operations.transfers.list, { params: me, query }, o),
      retrieve: (transferId, o) =>
        call(operations.transfers.retrieve, { params: { ...me, transferId } }, o),
    },
    mandates: {
      create: (body, o) => call(operations.mandates.create, { params: me, body }, o),
      list: (query, o) => call(operations.mandates.list, { params: me, query }, o),
      retrieve: (mandateId, o) =>
        call(operations.mandates.retrieve, { params: { ...me, mandateId } }, o),
      cancel: (mandateId, o) =>
        call(operations.mandates.cancel, { params: { ...me, mandateId } }, o),
    },
    quickPayAgreements: {
      terms: (o) => call(operations.quickPayTerms.retrieve, {}, o),
      create: async ({ person, ...input }, o) => {
        const body = { ...input, sealedPerson: await sealed(person, o) }
        return call(operations.quickPayAgreements.create, { params: me, body }, o)
      },
      list: (query, o) => call(operations.quickPayAgreements.list, { params: me, query }, o),
      retrieve: (quickPayAgreementId, o) =>
        call(operations.quickPayAgreements.retrieve, { params: { ...me, quickPayAgreementId } }, o),
      cancel: (quickPayAgreementId, o) =>
        call(operations.quickPayAgreements.cancel, { params: { ...me, quickPayAgreementId } }, o),
    },
    payments: {
      create: (body, o) => call(operations.payments.create, { params: me, body }, o),
      list: (query, o) => call(operations.payments.list, { params: me, query }, o),
      retrieve: (paymentId, o) =>
        call(operations.payments.retrieve, { params: { ...me, paymentId } }, o),
    },
    scans: { create: (body, o) => call(operations.scans.create, { params: me, body }, o) },
    paymentCodes: {
      create: (body, o) => call(operations.paymentCodes.create, { params: me, body }, o),
      retrieve: (paymentCodeId, o) =>
        call(operations.paymentCodes.retrieve, { params: { ...me, paymentCodeId } }, o),
    },
    sessions: {
      list: (query, o) => call(operations.sessions.list, { params: me, query }, o),
      revoke: (userSessionId, o) =>
        call(operations.sessions.revoke, { params: { ...me, userSessionId } }, o),
    },
    devices: { list: (o) => call(operations.devices.list, { params: me }, o) },
    auditEntries: {
      list: (query, o) => call(operations.auditEntries.list, { params: me, query }, o),
    },
    lostPhoneReports: {
      create: (o) => call(operations.lostPhoneReports.create, { params: me }, o),
    },
    complaints: {
      create: (body, o) => call(operations.complaints.create, { params: me, body }, o),
      list: (query, o) => call(operations.complaints.list, { params: me, query }, o),
      retrieve: (complaintId, o) =>
        call(operations.complaints.retrieve, { params: { ...me, complaintId } }, o),
    },
    composite: { run: (body, o) => call(operations.composite.run, { body }, o) },
    pageUrl: async (input) => pageUrl(options.baseUrl, await session.renewed(), input),
  }
}
