import { contract } from '@qiantang/sdk/contract'

import type { Steering } from '../../simulators/steering.ts'
import { chart } from '../../src/ledger/index.ts'
import { checkoutPage, shopIn } from '../orders/shop.ts'
import type { TestBank } from '../test-bank.ts'
import { accountHolder, pin } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
import type { Way } from './ways.ts'

/** A channel's way and one end it may take: what the bank, the merchant's books and the channel said in the end. */
interface Row {
  way: string
  end: string
  order: string
  payment: string
  /** Fen the bank owes the merchant, the channel owes the bank, and nobody has found a place for. */
  owed: number
  receivable: number
  suspense: number
}

/** What the end of a row has to be. */
type Expected = Omit<Row, 'way' | 'end'>

const amount = 88_50
const nothing = { owed: 0, receivable: 0, suspense: 0 }
const paid: Expected = {
  ...{ order: 'paid', payment: 'succeeded' },
  ...{ owed: amount, receivable: amount, suspense: 0 },
}

/** Each end: how it comes about, and what it has to come to. */
export const ends: Record<string, { comesAbout: (s: Scene) => Promise<void>; is: Expected }> = {
  paid: { comesAbout: (s) => s.complete('paid'), is: paid },
  declined: {
    comesAbout: async (s) => {
      await s.complete('declined')
      await s.advance('PT1M')
    },
    is: { ...nothing, order: 'open', payment: 'failed' },
  },
  expired: {
    comesAbout: (s) => s.advance('PT16M'),
    is: { ...nothing, order: 'expired', payment: 'failed' },
  },
  closed: {
    comesAbout: async (s) => {
      await s.complete('closed')
      // Who was asked for a PIN by then is told when they give it, or when its time is up.
      await s.advance('PT16M')
    },
    is: { ...nothing, order: 'closed', payment: 'failed' },
  },
  'refunded in part': {
    comesAbout: async (s) => {
      await s.complete('paid')
      await s.refund(30_00)
    },
    is: { ...paid, owed: 58_50, receivable: 58_50 },
  },
  'refunded whole': {
    comesAbout: async (s) => {
      await s.complete('paid')
      await s.refund(30_00)
      await s.refund(58_50)
    },
    is: { ...paid, owed: 0, receivable: 0 },
  },
  'notice lost': {
    comesAbout: async (s) => {
      await s.steer({ notices: 'never' })
      await s.complete('paid')
      await s.advance('PT1M')
    },
    is: paid,
  },
  'notice twice': {
    comesAbout: async (s) => {
      await s.steer({ notices: 'twice' })
      await s.complete('paid')
    },
    is: paid,
  },
  'notice before answer': { comesAbout: (s) => s.arrive(), is: paid },
  'late success': {
    comesAbout: async (s) => {
      await s.steer({ notices: 'late', answers: 'down' })
      await s.close()
      await s.steer({ notices: 'once' })
      await s.complete('paid')
      await s.advance('P1D')
    },
    is: { ...nothing, order: 'closed', payment: 'reversed' },
  },
}

interface Scene {
  complete: (outcome: 'paid' | 'declined' | 'closed') => Promise<void>
  close: () => Promise<unknown>
  /** The payer's browser comes to the page it was sent to, if it was. */
  arrive: () => Promise<void>
  refund: (fen: number) => Promise<void>
  advance: (by: string) => Promise<void>
  steer: (steering: Partial<Steering>) => Promise<void>
}

/** What an end has to be by one way: a balance is owed by no channel. */
export const expectedOf = ({ door }: Way, end: string): Expected | undefined => {
  const is = ends[end]?.is
  return is && door === null ? { ...is, receivable: 0 } : is
}

/** Drives one way to one end by the API alone, in a realm of its own, and answers what came of it. */
export const drive = async (
  on: TestBank,
  { name, channel, choice, door }: Way,
  end: string,
): Promise<Row> => {
  const w = await world({ on, app: { channels: [channel] } })
  const shop = shopIn(w)
  const { ledger, simulatorsUrl } = on.bank.inside
  const holder = door === null ? await accountHolder(w, { balance: 200_00 }) : undefined
  const order = await shop.order({ amount, expiresInSeconds: 900 })
  const session = await shop.session(order.id, holder?.userId)
  const page = await checkoutPage(w, session)
  const params = { checkoutSessionId: session.id }

  const scene: Scene = {
    complete: async (outcome) => {
      await w.call(
        contract.sandboxCheckoutSessions.complete,
        { params, body: { outcome, ...(holder && { pin }) } },
        w.tester,
      )
      await w.settle()
    },
    close: () => shop.close(order.id),
    arrive: async () => {
      const action = (await page.read()).payment?.nextAction
      if (action?.type !== 'redirect') return
      const body = new URLSearchParams(action.fields ?? {})
      await w.simulators.fetch(action.url, { method: 'POST', body, redirect: 'manual' })
      await w.settle()
    },
    refund: async (fen) => {
      const { payment } = await shop.sessionOf(session.id)
      const { id } = await shop.refund(payment?.id ?? '', fen)
      await w.clock.advance('P1D')
      const { status } = await shop.refundOf(id)
      if (status !== 'succeeded') throw new Error(`The refund is ${status}.`)
    },
    advance: async (by) => void (await w.clock.advance(by)),
    steer: async (steering) => {
      await w.simulators.fetch(`${simulatorsUrl}/${w.realm.id}/${door}/steering`, {
        ...{ method: 'PUT', body: JSON.stringify(steering) },
      })
    },
  }

  if (end === 'notice before answer') await scene.steer({ notices: 'before_answer' })
  const { version, total } = await page.read()
  await w.call(
    contract.checkoutSessions.confirm,
    {
      params,
      body: { version, total, channel, ...choice },
    },
    w.asPayer(session.secret),
  )
  await ends[end]?.comesAbout(scene)

  const balanceOf = async (ref: Parameters<typeof ledger.balance>[0]) =>
    (await ledger.balance(ref)).total
  return {
    ...{ way: name, end },
    order: (await shop.orderOf(order.id)).status,
    payment: (await shop.sessionOf(session.id)).payment?.status ?? 'none',
    owed: await shop.owed(),
    receivable: door === null ? 0 : await balanceOf(chart.channelReceivable(w.realm.id, channel)),
    suspense: await balanceOf(chart.suspense(w.realm.id)),
  }
}
