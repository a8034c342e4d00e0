import { expect, test } from 'vitest'

import { chart } from '../../src/ledger/index.ts'
import { codeAskedBy } from '../agreements/card-signer.ts'
import { cardPayer, cardShop, typedCard } from './card-payer.ts'

const amount = 88_50

/** An order with a guest before it, who has a card. */
const scene = async () => {
  const { w, shop } = await cardShop()
  const guest = await cardPayer(w, { order: { expiresInSeconds: 900 } })
  const ask = async () => codeAskedBy((await guest.confirm(typedCard())).payment!)
  const refund = async (part: number) => {
    const [payment] = await shop.paymentsOf(guest.orderId)
    await shop.refund(payment?.id ?? '', part)
  }
  return { w, shop, guest, ask, refund }
}
type Scene = Awaited<ReturnType<typeof scene>>

/** Each end a payment by card may take: how it comes about, and what it comes to. */
const ends: [
  end: string,
  comesAbout: (s: Scene) => Promise<unknown>,
  is: { order: string; payment: string; owed: number },
][] = [
  ['paid', (s) => s.guest.payTyped(), { order: 'paid', payment: 'succeeded', owed: amount }],
  [
    'declined',
    (s) => s.guest.payTyped('insufficientFunds'),
    { order: 'open', payment: 'failed', owed: 0 },
  ],
  [
    'expired',
    async (s) => {
      await s.ask()
      await s.w.clock.advance('PT16M')
    },
    { order: 'expired', payment: 'failed', owed: 0 },
  ],
  [
    'closed',
    async (s) => {
      const challengeId = await s.ask()
      await s.shop.close(s.guest.orderId)
      await s.guest.giveCode(challengeId)
    },
    { order: 'closed', payment: 'failed', owed: 0 },
  ],
  [
    'decided only after its order’s time was up',
    async (s) => {
      await s.w.clock.advance('PT14M50S')
      await s.guest.payTyped('processingThenDone')
      await s.w.clock.advance('PT2M')
    },
    { order: 'paid', payment: 'succeeded', owed: amount },
  ],
  [
    'refused only after its order’s time was up',
    async (s) => {
      await s.w.clock.advance('PT14M50S')
      await s.guest.payTyped('processingThenRefused')
      await s.w.clock.advance('PT2M')
    },
    { order: 'expired', payment: 'failed', owed: 0 },
  ],
  [
    'refunded in part',
    async (s) => {
      await s.guest.payTyped()
      await s.refund(30_00)
    },
    { order: 'paid', payment: 'succeeded', owed: 58_50 },
  ],
  [
    'refunded whole',
    async (s) => {
      await s.guest.payTyped()
      await s.refund(30_00)
      await s.refund(58_50)
    },
    { order: 'paid', payment: 'succeeded', owed: 0 },
  ],
]

test.each(ends)('quick_pay: %s', async (_, comesAbout, is) => {
  const s = await scene()
  await comesAbout(s)
  await s.w.settle()

  const [payment] = await s.shop.paymentsOf(s.guest.orderId)
  const { status: order } = await s.shop.orderOf(s.guest.orderId)
  expect({ order, payment: payment?.status, owed: await s.shop.owed() }).toEqual(is)
  const { ledger } = s.w.bank.inside
  expect((await ledger.balance(chart.cardNetworkClearing(s.w.realm.id))).total).toBe(is.owed)
  expect((await ledger.balance(chart.suspense(s.w.realm.id))).total).toBe(0)
})
