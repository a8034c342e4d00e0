import type { Route } from '@playwright/test'
import { checkoutPage } from '../pages/checkout/checkout-page.ts'
import { receiptPage } from '../pages/checkout/receipt-page.ts'
import { expect, test } from '../test.ts'
import type { Asked, Shop } from '../fixtures/shop.ts'

test('a double click on buy is one order, and a double click on pay one payment', async ({
  doors,
  page,
  payer,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 200_00 })
  const shelf = await doors.shop()
  await shelf.buyButton('longjing').dblclick()

  const checkout = checkoutPage({ page, say })
  await checkout.payButton.dblclick()
  const receipt = await checkout.question.enter(payer.pin)
  await expect(receipt.paid).toBeVisible()

  const { items } = await shop.merchant.orders.list()
  expect(items.map(({ status }) => status)).toEqual(['paid'])
  const payments = await shop.merchant.payments.list()
  expect(payments.items.map(({ status }) => status)).toEqual(['succeeded'])
  expect(await payer.balance()).toBe(132_00)
})

test('two tabs that both ask for the PIN are one payment', async ({
  doors,
  otherTab,
  payer,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 200_00 })
  const asked = await shop.order({ amount: 68_00, userId: payer.userId })
  const here = await (await doors.checkout(asked)).pay()
  await expect(here.field).toBeVisible()
  const there = await (await otherTab(asked)).pay()
  await expect(there.field).toBeVisible()

  await Promise.all([here.enter(payer.pin), there.enter(payer.pin)])

  for (const { page } of [here, there]) await expect(receiptPage({ page, say }).stamp).toBeVisible()
  expect(await succeeded(shop, asked)).toHaveLength(1)
  expect(await payer.balance()).toBe(132_00)
})

test('a tab left open before the order was paid in another says that it is paid', async ({
  doors,
  otherTab,
  payer,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 200_00 })
  const asked = await shop.order({ amount: 68_00, userId: payer.userId })
  const here = await doors.checkout(asked)
  const there = await otherTab(asked)
  await expect(there.payButton).toBeEnabled()
  const receipt = await (await here.pay()).enter(payer.pin)
  await expect(receipt.paid).toBeVisible()

  // The bank tells it: nobody has to press anything there.
  await expect(receiptPage({ page: there.page, say }).paidBefore).toBeVisible()
  expect(await succeeded(shop, asked)).toHaveLength(1)
  expect(await payer.balance()).toBe(132_00)
})

test('an answer lost on its way is not missed where the page hears of the payment otherwise', async ({
  doors,
  payer,
  shop,
}) => {
  await payer.hasAccount({ balance: 200_00 })
  const asked = await shop.order({ amount: 68_00, userId: payer.userId })
  const question = await (await doors.checkout(asked)).pay()
  await expect(question.field).toBeVisible()

  await question.page.route('**/v1/challenges/*/answer', loseAnswer)
  const receipt = await question.enter(payer.pin)

  await expect(receipt.paid).toBeVisible()
  expect(await succeeded(shop, asked)).toHaveLength(1)
})

test('an answer lost on its way is asked for again, and paid once', async ({
  accessible,
  doors,
  payer,
  shop,
}) => {
  await payer.hasAccount({ balance: 200_00 })
  const asked = await shop.order({ amount: 68_00, userId: payer.userId })
  const checkout = await doors.checkout(asked)
  // Nor does the page hear of it otherwise.
  await checkout.page.route('**/stream', (route) => route.abort())
  await checkout.page.reload()
  const question = await checkout.pay()
  await expect(question.field).toBeVisible()

  // The bank gets the PIN and pays; what it answers never arrives.
  const answers = '**/v1/challenges/*/answer'
  await question.page.route(answers, loseAnswer)
  await question.enter(payer.pin)
  await expect(question.connectionLost).toBeVisible()
  await accessible(question.page, 'a lost answer')
  await question.page.unroute(answers)

  const receipt = await question.retry()
  await expect(receipt.paid).toBeVisible()
  expect(await succeeded(shop, asked)).toHaveLength(1)
  expect(await payer.balance()).toBe(132_00)
})

test('a payment begun without a network goes on when it is back', async ({
  context,
  doors,
  payer,
  shop,
}) => {
  await payer.hasAccount({ balance: 200_00 })
  const asked = await shop.order({ amount: 68_00, userId: payer.userId })
  const checkout = await doors.checkout(asked)
  await expect(checkout.payButton).toBeEnabled()

  await context.setOffline(true)
  await checkout.payButton.click()
  await expect(checkout.connectionLost).toBeVisible()
  await context.setOffline(false)

  const receipt = await (await checkout.pay()).enter(payer.pin)
  await expect(receipt.paid).toBeVisible()
  expect(await succeeded(shop, asked)).toHaveLength(1)
})

test('the back button leads to a receipt and not to a second payment', async ({
  doors,
  page,
  payer,
  sale,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 200_00 })
  const shelf = await doors.shop()
  const receipt = await (await (await shelf.buy('longjing')).pay()).enter(payer.pin)
  await expect(receipt.paid).toBeVisible()
  await receipt.backToShop()
  await expect(sale.paid).toBeVisible()

  await page.goBack()
  const before = receiptPage({ page, say })
  await expect(before.stamp).toBeVisible()
  await expect(before.wayBack).not.toHaveText(/\d/)
  await page.goBack()
  await expect(shelf.buyButton('longjing')).toBeVisible()

  const { items } = await shop.merchant.payments.list()
  expect(items).toHaveLength(1)
  expect(await payer.balance()).toBe(132_00)
})

async function loseAnswer(route: Route) {
  await route.fetch()
  await route.abort('connectionreset')
}

async function succeeded({ merchant }: Shop, { order }: Asked) {
  const { items } = await merchant.payments.list({ orderId: order.id })
  return items.filter(({ status }) => status === 'succeeded')
}
