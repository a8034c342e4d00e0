import { randomUUID } from 'node:crypto'
import type { Merchant } from '@qiantang/sdk/server'
import { codePage } from '../pages/wallet/code-page.ts'
import { expect, test } from '../test.ts'

const sale = (code: string, amount: number) => ({
  ...{ code, amount, reference: randomUUID(), description: '龙井茶一杯' },
})

/** What a till finds when it asks again. */
const statusOf = async (merchant: Merchant, id: string) =>
  (await merchant.codePayments.retrieve(id)).status

test(
  'a till takes a small payment by the code on the phone, then a larger one with the PIN',
  { tag: '@desk' },
  async ({ accessible, doors, page, payer, say, shop: { merchant } }) => {
    await payer.hasAccount({ balance: 200_00 })
    await payer.allows(20_00)
    await (await doors.wallet()).service(say('付款码', 'Payment code'))
    const shown = codePage({ page, say })
    await expect(shown.qr).toBeVisible()
    await expect(shown.bars).toBeVisible()
    await expect(shown.digits).toBeHidden()
    await accessible(page, 'a payment code')

    const code = await shown.read()
    const small = await merchant.codePayments.create(sale(code, 15_00))
    expect(small.status).toBe('succeeded')
    await expect(shown.paid).toBeVisible()
    await expect(page.getByText('¥15.00', { exact: true })).toBeVisible()
    await accessible(page, 'paid at a till')
    await expect(merchant.codePayments.create(sale(code, 1_00))).rejects.toMatchObject({
      code: 'payment_code_invalid',
    })

    await shown.next.click()
    const large = await merchant.codePayments.create(sale(await shown.read(), 68_00))
    expect(large.status).toBe('requires_action')
    await expect(shown.asked).toBeVisible()
    await expect(page.getByText('¥68.00', { exact: true })).toBeVisible()
    await accessible(page, 'the PIN asked for by a till')
    await expect(page.getByLabel(say('6 位支付密码', '6-digit payment PIN'))).toBeFocused()
    await page.keyboard.type(payer.pin)
    await expect(shown.paid).toBeVisible()
    expect(await statusOf(merchant, large.id)).toBe('succeeded')
    expect(await payer.balance()).toBe(117_00)
  },
)

test('without a network the page makes codes by itself, and a till takes them', async ({
  accessible,
  doors,
  page,
  payer,
  realm,
  shop: { merchant },
}) => {
  await page.clock.install()
  await payer.hasAccount({ balance: 50_00 })
  await payer.allows(20_00)
  const seeded = page.waitForResponse(/offline-seed/)
  const shown = await doors.code()
  const before = await shown.read()
  expect((await seeded).status()).toBe(201)

  await page.context().setOffline(true)
  await realm.clock.advance('PT61S')
  await page.clock.runFor(61_000)
  await expect(shown.offline).toBeVisible()
  await expect(shown.qr).toBeVisible()
  await accessible(page, 'a payment code without a network')
  const code = await shown.read()
  expect(code).not.toBe(before)
  const { status } = await merchant.codePayments.create(sale(code, 5_00))
  expect(status).toBe('succeeded')

  await page.context().setOffline(false)
  await page.clock.runFor(10_000)
  await expect(shown.offline).toBeHidden()
  await expect(shown.qr).toBeVisible()
  expect(await payer.balance()).toBe(45_00)
})

test('without a network and a seed no code is shown that may be dead, and a new one when it is back', async ({
  doors,
  page,
  payer,
}) => {
  await page.clock.install()
  await page.route('**/offline-seed', (route) => route.abort())
  await payer.hasAccount({ balance: 50_00 })
  const shown = await doors.code()
  const before = await shown.read()
  await page.context().setOffline(true)
  await page.clock.runFor(61_000)
  await expect(shown.offline).toBeVisible()
  await expect(shown.qr).toBeHidden()

  // The bank, whose clock stands still, calls the one before alive, and is asked for no other yet.
  const making = '**/payment-codes'
  await page.route(making, (route) => route.abort())
  await page.context().setOffline(false)
  const heard = page.waitForResponse(/payment-codes\/pcd_/)
  await page.clock.runFor(2000)
  expect(await (await heard).json()).toMatchObject({ status: 'open' })
  await page.clock.runFor(2000)
  await expect(shown.offline).toBeVisible()
  await expect(shown.qr).toBeHidden()

  await page.unroute(making)
  await page.clock.runFor(10_000)
  await expect(shown.qr).toBeVisible()
  expect(await shown.read()).not.toBe(before)
})

test('the code is renewed ahead of its expiry, and the one before is void', async ({
  doors,
  payer,
  realm,
  shop: { merchant },
}) => {
  await payer.hasAccount({ balance: 50_00 })
  await payer.allows(20_00)
  const shown = await doors.code()
  const first = await shown.read()
  await realm.clock.advance('PT46S')
  await expect(shown.showDigits).toBeVisible()
  const second = await shown.read()

  expect(second).not.toBe(first)
  await expect(merchant.codePayments.create(sale(first, 1_00))).rejects.toMatchObject({
    code: 'payment_code_invalid',
  })
  const { status } = await merchant.codePayments.create(sale(second, 1_00))
  expect(status).toBe('succeeded')
})
