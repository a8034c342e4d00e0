import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { codeTo, factorsOf, otherThan } from '../accounts/wallet-page.ts'
import { accepted, cardSigner, codeAskedBy } from '../agreements/card-signer.ts'
import { bookingsOf } from '../wallet/account-holder.ts'
import { cardPayer, cardShop, typedCard } from './card-payer.ts'

const told = async (w: Awaited<ReturnType<typeof cardShop>>['w']): Promise<string[]> => {
  await w.settle()
  const { items } = await w.call(contract.events.list, { query: { limit: 100 } })
  return items.map(({ type }) => type)
}

test('a guest pays by a card of any bank, by its four factors and a code that names amount and payee', async () => {
  const { w, shop } = await cardShop()
  const guest = await cardPayer(w)
  const { methods } = await guest.read()
  expect(methods[0]).toMatchObject({ channel: 'quick_pay', available: true, payerFee: 0 })

  const asked = await guest.confirm(typedCard())
  expect(asked.payment).toMatchObject({ status: 'requires_action', channel: 'quick_pay' })
  const challengeId = codeAskedBy(asked.payment!)
  expect(await guest.page.challenge(challengeId)).toMatchObject({
    ...{ type: 'otp', scene: 'quick_pay', amount: 88_50, payee: w.app.name },
    ...{ mobile: '138****8000', accepts: ['otp'] },
  })
  const [sms] = await w.messages(People.zhangSan.mobile)
  expect(sms?.text).toContain(`用银行卡向${w.app.name}支付 88.50 元`)

  const paid = await guest.giveCode(challengeId)
  expect(paid).toMatchObject({
    ...{ status: 'succeeded', userId: null, nextAction: null, failure: null },
    channelReference: expect.any(String),
  })
  expect(await shop.orderOf(guest.orderId)).toMatchObject({ status: 'paid', paymentId: paid.id })
  expect((await guest.read()).status).toBe('completed')
  expect(await shop.owed()).toBe(88_50)
  expect(await bookingsOf(w)).toMatchObject([{ direction: 'collected', amount: 88_50 }])
  expect(await told(w)).toEqual(['payment.succeeded', 'order.paid', 'checkout_session.completed'])
})

test('a card is saved by the code that pays with it, and pays the next time by a code alone', async () => {
  const { w, shop } = await cardShop()
  const first = await cardPayer(w, { userId: 'u_1' })
  const paid = await first.payTyped('everyday', People.zhangSan, { save: true })
  expect(paid).toMatchObject({ status: 'succeeded', userId: 'u_1' })
  const [sms] = await w.messages(People.zhangSan.mobile)
  expect(sms?.text).toContain('开通银行卡快捷支付并支付')
  expect(await told(w)).toContain('quick_pay_agreement.signed')

  await w.clock.advance('PT2M')
  const second = await cardPayer(w, { userId: 'u_1' })
  const [card] = (await second.read()).savedCards
  expect(card).toEqual({
    ...{ bankName: '工商银行', bankCode: 'ICBC', type: 'debit', last4: '5679' },
    ...{ agreementId: expect.stringMatching(/^qpa_/), asksForCode: true },
    ...{ available: true, reason: null },
  })
  const asked = await second.confirm({ agreementId: card!.agreementId })
  expect(await second.giveCode(codeAskedBy(asked.payment!))).toMatchObject({ status: 'succeeded' })
  expect(await shop.owed()).toBe(177_00)
})

test('a small payment takes no code where the agreement says so', async () => {
  const { w, shop } = await cardShop()
  const signer = await cardSigner(w, { userId: 'u_1' })
  const { id: agreementId } = await signer.sign('everyday', { noOtpLimit: 100_00 })

  const small = await cardPayer(w, { userId: 'u_1', order: { amount: 100_00 } })
  expect((await small.read()).savedCards).toMatchObject([{ agreementId, asksForCode: false }])
  expect(await small.confirm({ agreementId })).toMatchObject({
    ...{ status: 'completed', payment: { status: 'succeeded' } },
  })
  await w.clock.advance('PT2M')
  const large = await cardPayer(w, { userId: 'u_1', order: { amount: 100_01 } })
  expect((await large.confirm({ agreementId })).payment).toMatchObject({
    ...{ status: 'requires_action', nextAction: { type: 'collect_otp' } },
  })
  expect(await shop.owed()).toBe(100_00)
})

test.each([
  ['insufficientFunds', 'card_insufficient_funds'],
  ['restricted', 'card_restricted'],
])(
  'a card that its bank refuses to debit (%s) fails the attempt, and the order waits for another way',
  async (card, code) => {
    const { w, shop } = await cardShop()
    const guest = await cardPayer(w)
    expect(await guest.payTyped(card)).toMatchObject({ status: 'failed', failure: { code } })
    expect(await shop.orderOf(guest.orderId)).toMatchObject({ status: 'open', paymentId: null })

    await w.clock.advance('PT2M')
    const again = await cardPayer(w, { orderId: guest.orderId })
    expect(await again.payTyped()).toMatchObject({ status: 'succeeded' })
    expect(await shop.owed()).toBe(88_50)
    expect(await told(w)).toContain('payment.failed')
  },
)

test.each([
  ['answerLostMoneyMoved', 'PT15S'],
  ['processingThenDone', 'PT2M'],
  ['slow', 'PT0S'],
])(
  'a debit without a clear answer (%s) is asked about until it is known, and never debited twice',
  async (card, by) => {
    const { w, shop } = await cardShop()
    const guest = await cardPayer(w)
    const begun = await guest.payTyped(card)
    if (by !== 'PT0S') {
      expect(begun).toMatchObject({ status: 'processing', nextAction: { type: 'wait' } })
      expect(await guest.read()).toMatchObject({ status: 'processing' })
      const other = await shop.session(guest.orderId).catch((error: unknown) => error)
      expect(other).toMatchObject({ code: 'payment_in_progress' })
      await expect(shop.close(guest.orderId)).rejects.toMatchObject({ code: 'payment_in_progress' })
      expect(await shop.owed()).toBe(0)
      await w.clock.advance(by)
    }
    expect(await guest.read()).toMatchObject({ status: 'completed', payment: { id: begun.id } })
    expect(await shop.owed()).toBe(88_50)
    expect(await bookingsOf(w)).toHaveLength(1)
  },
)

test.each([
  ['answerLostNothingMoved', 'PT1H', 'card_no_answer'],
  ['processingThenRefused', 'PT2M', 'card_refused'],
])(
  'a debit that turns out not to have moved (%s) opens the order again, its limit given back',
  async (card, by, code) => {
    const { w, shop } = await cardShop()
    const guest = await cardPayer(w, { order: { expiresInSeconds: 7_200 } })
    expect(await guest.payTyped(card)).toMatchObject({ status: 'processing' })
    await w.clock.advance(by)

    const session = await guest.read()
    expect(session).toMatchObject({
      status: 'open',
      payment: { status: 'failed', failure: { code } },
    })
    expect(await shop.owed()).toBe(0)
    const [{ used }] = await w.bank.inside.sql<[{ used: number }]>`
    select used from quick_pay_days where realm_id = ${w.realm.id}`
    expect(used).toBe(0)
    expect(await told(w)).toEqual(['payment.failed'])
  },
)

test('what a bank allows at once and in a day bounds what is debited of a card, to the fen', async () => {
  const { w, shop } = await cardShop()
  const { guli } = People
  const over = await cardPayer(w, { order: { amount: 5_000_01 } })
  await expect(over.confirm(typedCard(guli))).rejects.toMatchObject({
    ...{ code: 'limit_exceeded', status: 403 },
    problem: { details: { limitType: 'quick_pay_single', limit: 5_000_00, used: 0 } },
  })
  for (let times = 0; times < 2; times += 1) {
    const payer = await cardPayer(w, { order: { amount: 5_000_00 } })
    expect(await payer.payTyped('everyday', guli)).toMatchObject({ status: 'succeeded' })
    await w.clock.advance('PT2M')
  }
  const more = await cardPayer(w, { order: { amount: 1 } })
  await expect(more.confirm(typedCard(guli))).rejects.toMatchObject({
    ...{ code: 'limit_exceeded' },
    problem: { details: { limitType: 'quick_pay_day', limit: 10_000_00, used: 10_000_00 } },
  })
  await w.clock.advance('P1D')
  const tomorrow = await cardPayer(w, { order: { amount: 1 } })
  expect(await tomorrow.payTyped('everyday', guli)).toMatchObject({ status: 'succeeded' })
  expect(await shop.owed()).toBe(10_000_01)
})

test('confirming again with the same card finds the attempt that waits; another card takes its place', async () => {
  const { w, shop } = await cardShop()
  const guest = await cardPayer(w)
  const first = await guest.confirm(typedCard())
  expect((await guest.confirm(typedCard())).payment?.id).toBe(first.payment?.id)

  const second = await guest.confirm(typedCard(People.wangFang))
  expect(second.payment?.id).not.toBe(first.payment?.id)
  await expect(guest.giveCode(codeAskedBy(first.payment!))).rejects.toMatchObject({
    code: 'challenge_expired',
  })
  const paid = await guest.giveCode(codeAskedBy(second.payment!), People.wangFang)
  expect(paid).toMatchObject({ status: 'succeeded' })
  expect((await shop.paymentsOf(guest.orderId)).map(({ status }) => status)).toEqual([
    ...['succeeded', 'failed'],
  ])
})

test('of two who pay one order by cards at the same moment one does, and nothing is debited of the other', async () => {
  const { w, shop } = await cardShop()
  const one = await cardPayer(w)
  const other = await cardPayer(w, { orderId: one.orderId })
  const [a, b] = [
    await one.confirm(typedCard(People.zhangSan)),
    await other.confirm(typedCard(People.wangFang)),
  ]
  const ends = await Promise.all([
    one.giveCode(codeAskedBy(a.payment!), People.zhangSan),
    other.giveCode(codeAskedBy(b.payment!), People.wangFang),
  ])
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['failed', 'succeeded'])
  expect(ends.find(({ status }) => status === 'failed')?.failure?.code).toMatch(
    /^(?:payment_in_progress|order_paid)$/,
  )
  expect(await shop.owed()).toBe(88_50)
  expect(await bookingsOf(w)).toHaveLength(1)
})

test('whatever a card’s bank does not like, a guest is told the same, and five refusals end it for the session', async () => {
  const { w } = await cardShop()
  const guest = await cardPayer(w)
  const right = factorsOf(People.zhangSan)
  const wrong = [
    { ...right, name: '李四' },
    { ...right, mobile: '13800138001' },
    factorsOf(People.zhangSan, 'otherHolder'),
    factorsOf(People.zhangSan, 'lost'),
    { ...factorsOf(People.wangFang), name: '王方' },
  ]
  for (const card of wrong)
    await expect(guest.confirm({ card, acceptedAgreements: accepted })).rejects.toMatchObject({
      ...{ status: 403, code: 'identity_mismatch' },
    })
  await expect(guest.confirm(typedCard(People.ouyangNaNa))).rejects.toMatchObject({
    code: 'attempts_exhausted',
  })
  const elsewhere = await cardPayer(w)
  await expect(elsewhere.confirm(typedCard())).resolves.toMatchObject({ status: 'open' })
})

test('five wrong codes, or none in time, end the attempt and nothing is debited', async () => {
  const { w, shop } = await cardShop()
  const guesser = await cardPayer(w)
  const asked = await guesser.confirm(typedCard())
  const challengeId = codeAskedBy(asked.payment!)
  const code = await codeTo(w, People.zhangSan)
  for (let step = 1; step <= 5; step += 1)
    await guesser.page.give(challengeId, { otp: otherThan(code, step) }).catch(() => {})
  const late = await cardPayer(w, { userId: 'u_1' })
  await late.confirm({ ...typedCard(People.wangFang), save: true })
  await w.clock.advance('PT6M')

  for (const { read } of [guesser, late])
    expect(await read()).toMatchObject({
      ...{ status: 'open', payment: { failure: { code: 'not_completed' } } },
    })
  expect((await late.read()).savedCards).toEqual([])
  expect(await shop.owed()).toBe(0)
  expect(await bookingsOf(w)).toEqual([])
})

test('a card that was cancelled while its code was on its way is not debited', async () => {
  const { w, shop } = await cardShop()
  const signer = await cardSigner(w, { userId: 'u_1' })
  const { id: agreementId } = await signer.sign()
  await w.clock.advance('PT2M')
  const payer = await cardPayer(w, { userId: 'u_1' })
  const asked = await payer.confirm({ agreementId })
  await (await cardSigner(w, { userId: 'u_1' })).cancel(agreementId)

  expect(await payer.giveCode(codeAskedBy(asked.payment!), People.wangFang)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'agreement_inactive' } },
  })
  expect(await shop.owed()).toBe(0)
  await expect(payer.confirm({ agreementId })).rejects.toMatchObject({ code: 'agreement_inactive' })
})

test('a card is one person’s: a guest, another user and another app have no use of it', async () => {
  const { w } = await cardShop()
  const { id: agreementId } = await (await cardSigner(w, { userId: 'u_1' })).sign()
  for (const userId of [undefined, 'u_2']) {
    const stranger = await cardPayer(w, userId === undefined ? {} : { userId })
    expect((await stranger.read()).savedCards).toEqual([])
    await expect(stranger.confirm({ agreementId })).rejects.toMatchObject({ status: 404 })
  }
  const guest = await cardPayer(w)
  await expect(guest.confirm({ ...typedCard(), save: true })).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path: 'save' }] } },
  })
})

test('a card is typed on a page of the bank; any other page seals it', async () => {
  const { w } = await cardShop()
  const guest = await cardPayer(w)
  const { version, total } = await guest.read()
  const body = { version, total, channel: 'quick_pay' as const, ...typedCard() }
  const params = { checkoutSessionId: guest.session.id }
  const merchantsPage = (await import('../credentials.ts')).bearer(guest.session.secret)
  await expect(
    w.call(contract.checkoutSessions.confirm, { params, body }, merchantsPage),
  ).rejects.toMatchObject({ status: 403, code: 'bank_page_only' })
})

test('what was paid by a card goes back to it, in parts and as a whole, also after it was cancelled', async () => {
  const { w, shop } = await cardShop()
  const payer = await cardPayer(w, { userId: 'u_1' })
  const paid = await payer.payTyped('everyday', People.zhangSan, { save: true })
  const [card] = (await payer.read()).savedCards
  await (await cardSigner(w, { userId: 'u_1' })).cancel(card!.agreementId)

  const part = await shop.refund(paid.id, 30_00)
  expect(part).toMatchObject({ status: 'succeeded', destination: 'card' })
  expect(await shop.refund(paid.id, 30_00, { reference: part.reference })).toEqual(part)
  await expect(shop.refund(paid.id, 58_51)).rejects.toMatchObject({ code: 'refund_exceeds_paid' })
  expect(await shop.refund(paid.id, 58_50)).toMatchObject({ status: 'succeeded' })

  expect(await shop.owed()).toBe(0)
  expect((await bookingsOf(w)).map(({ direction, amount }) => [direction, amount])).toEqual([
    ...[
      ['collected', 88_50],
      ['paid_out', 30_00],
      ['paid_out', 58_50],
    ],
  ])
})

test('a refund that the card’s bank does not take is the merchant’s again', async () => {
  const { w, shop } = await cardShop()
  const guest = await cardPayer(w)
  const paid = await guest.payTyped('payOutRefused')
  expect(await shop.refund(paid.id, 88_50)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'card_restricted' } },
  })
  expect(await shop.owed()).toBe(88_50)
  expect(await shop.orderOf(guest.orderId)).toMatchObject({ refundedAmount: 0 })
})
