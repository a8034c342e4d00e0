import { contract, type Contract, type Route } from '@qiantang/sdk/contract'

import { agreements, challengeOf, factorsOf } from '../accounts/wallet-page.ts'
import { type Credentials, nobody, onBankPage, ed25519Pair } from '../credentials.ts'
import { challengeIn, pin } from '../wallet/account-holder.ts'
import type { Sent } from '../world.ts'
import { newcomer, type Stage } from './stage.ts'

/** A call of a route that is right in every field, and who makes it. */
export type RightCall<R extends Route> = Sent<R> & { as: Credentials }

/** One right call for each route of the contract: a route without one does not compile. */
type Calls = {
  [Noun in keyof Contract]: {
    [Verb in keyof Contract[Noun]]: Contract[Noun][Verb] extends Route
      ? (stage: Stage) => Promise<RightCall<Contract[Noun][Verb]>>
      : never
  }
}

const me = { userId: 'me' }

let references = 0

/** A number nothing has yet. */
const reference = (noun: string): string => `${noun}-${(references += 1)}`

export const calls: Calls = {
  keys: { list: async () => ({ as: nobody }) },
  app: { retrieve: async ({ merchant }) => ({ as: merchant }) },

  webhookEndpoints: {
    create: async ({ merchant }) => ({
      as: merchant,
      body: { url: 'https://shop.example/more-hooks', events: ['order.paid', 'order.closed'] },
    }),
    list: async ({ merchant }) => ({ as: merchant, query: { limit: 5 } }),
    delete: async (stage) => ({
      as: stage.merchant,
      params: { webhookEndpointId: await newEndpoint(stage) },
    }),
    rotateSecret: async ({ merchant, endpoint }) => ({
      as: merchant,
      params: { webhookEndpointId: endpoint.id },
    }),
  },
  events: {
    list: async ({ merchant, event }) => ({
      as: merchant,
      query: { limit: 5, after: event.id, type: 'account.opened' },
    }),
    retrieve: async ({ merchant, event }) => ({ as: merchant, params: { eventId: event.id } }),
    redeliver: async ({ merchant, event }) => ({ as: merchant, params: { eventId: event.id } }),
  },

  composite: {
    run: async ({ merchant }) => ({
      as: merchant,
      body: {
        steps: [
          {
            ...{ name: 'order', method: 'POST', path: '/v1/orders' },
            body: { reference: reference('C'), amount: 8850, description: '西湖龙井' },
          },
          { name: 'read', method: 'GET', path: '/v1/orders/{{order.id}}' },
        ],
      },
    }),
  },

  userSessions: {
    create: async ({ merchant }) => ({
      as: merchant,
      body: { userId: 'u_9', scopes: ['account.read', 'balance.read'], expiresInSeconds: 600 },
    }),
    revoke: async ({ merchant, w, userId }) => ({
      as: merchant,
      params: { userSessionId: (await w.newSession(userId, undefined, merchant)).id },
    }),
  },
  pageTokens: {
    create: async ({ merchant, w, userId }) => ({
      as: onBankPage((await w.newSession(userId, undefined, merchant)).token, w.origin),
    }),
  },

  applications: {
    create: async (stage) => ({
      as: await stage.applicantPage(),
      params: me,
      body: { class: 'III', person: factorsOf(newcomer()), acceptedAgreements: agreements },
    }),
    list: async (stage) => ({ as: await stage.applicantPage(), params: me, query: { limit: 5 } }),
    retrieve: async (stage) => ({
      as: await stage.applicantPage(),
      params: { ...me, applicationId: stage.application.id },
    }),
    update: async (stage) => ({
      as: await stage.applicantPage(),
      params: { ...me, applicationId: stage.application.id },
      body: { class: 'III', person: factorsOf(newcomer()), acceptedAgreements: agreements },
    }),
    submit: async (stage) => ({
      as: await stage.applicantPage(),
      params: { ...me, applicationId: (await stage.applicant.draft(newcomer())).id },
    }),
  },

  accounts: {
    list: async (stage) => ({ as: await stage.holderPage(), params: me }),
    retrieve: async (stage) => ({ as: await stage.holderPage(), params: accountOf(stage) }),
    balance: async (stage) => ({
      as: await stage.holderPage(),
      params: accountOf(stage),
      query: { at: '2026-05-31T10:00:00.000+08:00' },
    }),
    statementLines: async (stage) => ({
      as: await stage.holderPage(),
      params: accountOf(stage),
      query: {
        limit: 5,
        from: '2026-05-01T00:00:00.000+08:00',
        to: '2026-07-01T00:00:00.000+08:00',
      },
    }),
  },
  pin: {
    retrieve: async (stage) => ({ as: await stage.holderPage(), params: me }),
    set: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { pin, currentPin: pin },
    }),
  },

  challenges: {
    retrieve: async (stage) => ({ as: await stage.holderPage(), params: await pinAsked(stage) }),
    sendOtp: async (stage) => {
      const { applicant, w } = stage
      const draft = await applicant.draft(newcomer())
      const challengeId = challengeOf(await applicant.submit(draft.id))
      await w.clock.advance('PT1M')
      return { as: await stage.applicantPage(), params: { challengeId } }
    },
    answer: async (stage) => ({
      as: await stage.holderPage(),
      params: await pinAsked(stage),
      body: { pin },
    }),
  },

  cards: {
    list: async (stage) => ({ as: await stage.holderPage(), params: me, query: { limit: 5 } }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, cardId: stage.card.id },
    }),
  },
  topUps: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { accountId: stage.holder.accountId, amount: 2_00, reference: reference('T') },
    }),
    list: async (stage) => ({ as: await stage.holderPage(), params: me, query: { limit: 5 } }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, topUpId: stage.topUp.id },
    }),
  },
  withdrawals: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { accountId: stage.holder.accountId, amount: 2_00, reference: reference('W') },
    }),
    list: async (stage) => ({ as: await stage.holderPage(), params: me, query: { limit: 5 } }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, withdrawalId: stage.withdrawal.id },
    }),
  },
  userPayments: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { orderId: (await stage.shop.order()).id, accountId: stage.holder.accountId },
    }),
    list: async (stage) => ({ as: await stage.holderPage(), params: me, query: { limit: 5 } }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, paymentId: stage.payment.id },
    }),
  },

  orders: {
    create: async ({ merchant }) => ({
      as: merchant,
      body: {
        reference: reference('O'),
        amount: 8850,
        currency: 'CNY',
        description: '西湖龙井',
        items: [
          { name: '西湖龙井', quantity: 2, amount: 9850 },
          { name: '新客立减', quantity: 1, amount: -1000 },
        ],
        channels: ['bank_balance'],
        expiresInSeconds: 600,
        metadata: { table: '靠窗七号' },
      },
    }),
    list: async ({ merchant, order }) => ({
      as: merchant,
      query: { limit: 5, reference: order.reference },
    }),
    retrieve: async ({ merchant, order }) => ({ as: merchant, params: { orderId: order.id } }),
    close: async ({ merchant, shop }) => ({
      as: merchant,
      params: { orderId: (await shop.order()).id },
    }),
  },
  payments: {
    list: async ({ merchant, order }) => ({
      as: merchant,
      query: { limit: 5, orderId: order.id },
    }),
    retrieve: async ({ merchant, payment }) => ({
      as: merchant,
      params: { paymentId: payment.id },
    }),
  },
  checkoutSessions: {
    create: async ({ merchant, order, userId }) => ({
      as: merchant,
      body: {
        orderId: order.id,
        userId,
        returnUrl: 'https://shop.example/done?tea=1',
        cancelUrl: 'https://shop.example/basket',
        locale: 'zh-CN',
      },
    }),
    retrieve: async ({ payer, session }) => ({
      as: payer,
      params: { checkoutSessionId: session.id },
    }),
    summary: async ({ session }) => ({ as: nobody, params: { checkoutSessionId: session.id } }),
    confirm: async ({ payer, session, order }) => ({
      as: payer,
      params: { checkoutSessionId: session.id },
      body: { version: order.version, total: order.amount, channel: 'bank_balance' },
    }),
  },

  sandboxRealms: {
    create: async () => ({
      as: nobody,
      body: {
        name: '另一个世界',
        clock: { now: '2026-06-01T10:00:00.000+08:00', frozen: true },
        fixedOtp: '135246',
      },
    }),
  },
  sandboxApps: {
    create: async ({ w }) => ({
      as: w.tester,
      body: { name: '西湖书店', publicKey: ed25519Pair().publicPem },
    }),
  },
  sandboxClock: {
    retrieve: async ({ w }) => ({ as: w.tester }),
    set: async ({ w }) => ({
      as: w.tester,
      body: { now: new Date((await w.clock.now()).getTime() + 1_000).toISOString(), frozen: true },
    }),
    advance: async ({ w }) => ({ as: w.tester, body: { by: 'PT1S' } }),
  },
  sandboxMessages: {
    list: async ({ w }) => ({ as: w.tester, query: { limit: 5, mobile: '13800138000' } }),
  },
  sandboxPeople: { list: async ({ w }) => ({ as: w.tester }) },
  sandboxMagicValues: { list: async ({ w }) => ({ as: w.tester }) },
}

const accountOf = ({ holder }: Stage) => ({ ...me, accountId: holder.accountId })

/** A top-up that waits for the holder's PIN. */
const pinAsked = async ({ holder }: Stage) => ({
  challengeId: challengeIn(await holder.requestTopUp(1_00)),
})

const newEndpoint = async ({ w, merchant }: Stage): Promise<string> => {
  const body = { url: 'https://shop.example/old-hooks' }
  return (await w.call(contract.webhookEndpoints.create, { body }, merchant)).id
}

/** A route by its name, with the right call of it; the loop over them cannot follow each one's types. */
export interface Example {
  name: string
  route: Route
  callIn: (stage: Stage) => Promise<LooseCall>
}

export interface LooseCall {
  as: Credentials
  params?: Record<string, string>
  query?: Record<string, string | number>
  body?: unknown
}

export const examples: readonly Example[] = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries<Route>(verbs).map(([verb, route]) => {
    const table = calls as unknown as Record<string, Record<string, Example['callIn']>>
    const callIn = table[noun]?.[verb]
    if (!callIn) throw new Error(`${noun}.${verb} has no right call.`)
    return { name: `${noun}.${verb}`, route, callIn }
  }),
)
