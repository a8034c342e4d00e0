import { expect, test } from 'vitest'

import { unionpayShop } from '../unionpay/unionpay-shop.ts'

const person = { customer: '13800138000', password: '789001' }
const company = { customer: '123456789001', password: '789001' }
const personal = { bank: { code: 'ICBC', kind: 'personal' as const } }
const corporate = { bank: { code: 'CCB', kind: 'corporate' as const } }

/** An order whose payer has come to the pages of their own bank. */
const atTheBank = async (
  chosen: typeof personal | typeof corporate = personal,
  expiresInSeconds = 900,
) => {
  const w = await unionpayShop('gateway')
  const page = await w.payer({ amount: 88_50, expiresInSeconds })
  const { key, payment } = await page.leave(chosen)
  const logIn = async (who: object) =>
    (await w.netbank('log-in', { key, ...who }))['visit'] as string
  return { ...w, ...page, payment, logIn }
}

test('a person pays at their own bank, and the merchant is owed it', async () => {
  const { logIn, netbank, shop, orderId, receivable } = await atTheBank()
  const visit = await logIn(person)
  await netbank('pay', { visit, card: 'everyday', code: '111111' })

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
  expect([await shop.owed(), await receivable()]).toEqual([88_50, 88_50])
})

test('a person whose account has too little hears why, and that nothing was taken', async () => {
  const { logIn, netbank, shop, orderId, read, clock } = await atTheBank()
  const visit = await logIn(person)
  await netbank('pay', { visit, card: 'insufficientFunds', code: '111111' })
  await clock.advance('PT15S')

  expect((await read()).payment).toMatchObject({
    ...{ status: 'failed', failure: { code: 'card_insufficient_funds' } },
  })
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })
})

test('a company’s payment is waited for as long as the order lives, and approved hours later', async () => {
  const { logIn, netbank, shop, orderId, clock, read } = await atTheBank(corporate, 86_400)
  await netbank('enter', { visit: await logIn({ ...company, operator: '01' }) })
  await clock.advance('PT23H')
  expect((await read()).payment).toMatchObject({ status: 'requires_action' })

  await netbank('approve', { visit: await logIn({ ...company, operator: '02' }) })

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('a company’s payment that is approved once the order has expired goes back', async () => {
  const { logIn, netbank, shop, orderId, clock, receivable, suspense } = await atTheBank(
    corporate,
    3_600,
  )
  await netbank('enter', { visit: await logIn({ ...company, operator: '01' }) })
  await clock.advance('PT2H')
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'expired' })

  await netbank('approve', { visit: await logIn({ ...company, operator: '02' }) })
  await clock.advance('P1D')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'expired' })
  expect([await shop.owed(), await receivable(), await suspense()]).toEqual([0, 0, 0])
})

test('who changes their mind about the bank begins again at the other one', async () => {
  const { confirm, shop, orderId } = await atTheBank()

  const { nextAction } = await confirm({ bank: { code: 'CMB', kind: 'personal' } })

  expect(nextAction).toMatchObject({ type: 'redirect', fields: { issInsCode: 'CMB' } })
  expect(await shop.paymentsOf(orderId)).toHaveLength(2)
})

test.each([
  ['a bank nobody knows', { bank: { code: 'NOBANK', kind: 'personal' as const } }, 'bank.code'],
  [
    'a person at a bank for companies',
    { bank: { code: 'EXIM', kind: 'personal' as const } },
    'bank.kind',
  ],
  ['no bank', {}, 'bank'],
])('%s is told by its field, and nothing is begun at any bank', async (_, chosen, path) => {
  const { payer, shop } = await unionpayShop('gateway')
  const { confirm, orderId } = await payer()

  await expect(confirm(chosen)).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path }] } },
  })
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })
  expect(await shop.paymentsOf(orderId)).toEqual([])
})

test('more than a bank lets through is told with what it does let through', async () => {
  const { payer, shop } = await unionpayShop('gateway')
  const { confirm, orderId } = await payer({ amount: 10_000_01 })

  await expect(confirm({ bank: { code: 'PSBC', kind: 'personal' } })).rejects.toMatchObject({
    code: 'channel_unavailable',
    problem: { details: { reason: 'amount_out_of_range', most: 10_000_00 } },
  })
  expect(await shop.paymentsOf(orderId)).toEqual([])
})

test('what was paid at a bank goes back the way it came', async () => {
  const { logIn, netbank, shop, payment, clock, receivable } = await atTheBank()
  const visit = await logIn(person)
  await netbank('pay', { visit, card: 'everyday', code: '111111' })

  const { id } = await shop.refund(payment.id, 88_50)
  await clock.advance('P1D')

  expect(await shop.refundOf(id)).toMatchObject({ status: 'succeeded', destination: 'channel' })
  expect([await shop.owed(), await receivable()]).toEqual([0, 0])
})
