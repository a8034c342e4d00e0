import { checkoutPage } from '../pages/checkout/checkout-page.ts'
import { receiptPage } from '../pages/checkout/receipt-page.ts'
import { salePage } from '../pages/shop/sale-page.ts'
import { expect, test } from '../test.ts'

test('a shop opened in another browser knows of the payment, and so does the checkout', async ({
  doors,
  otherBrowser,
  payer,
  say,
}) => {
  await payer.hasAccount({ balance: 200_00 })
  const checkout = await (await doors.shop()).buy('longjing')
  await expect(checkout.payButton).toBeVisible()
  const billAddress = checkout.page.url().replace(/#.*/, '')
  const receipt = await (await checkout.pay()).enter(payer.pin)
  const returnAddress = (await receipt.wayBack.getAttribute('href')) ?? ''

  const page = await otherBrowser.newPage()
  await page.goto(returnAddress)
  await expect(salePage({ page, say }).paid).toBeVisible()
  await page.goto(billAddress)
  await expect(receiptPage({ page, say }).paidBefore).toBeVisible()
})

test('a link without its secret shows the bill and lets nobody pay', async ({
  accessible,
  doors,
  payer,
  shop,
}) => {
  await payer.hasAccount({ balance: 200_00 })
  const { order, session } = await shop.order({ amount: 68_00, userId: payer.userId })
  const url = session.url.replace(/#.*/, '')
  const checkout = await doors.checkout({ order, session: { ...session, url } })

  await expect(checkout.readOnly).toBeVisible()
  await expect(checkout.bill).toContainText('¥68.00')
  await expect(checkout.payButton).toBeHidden()
  await expect(checkout.page.getByText('¥200.00')).toBeHidden()
  await accessible(checkout.page, 'a bill to be read')
})

for (const [what, path] of [
  ['a link cut short', '/pay/cos_01'],
  ['a link to nothing', '/pay/cos_01JWM2E6W0ABCDEFGHJKMNPQRS'],
] as const) {
  test(`${what} says that there is no such order`, async ({ accessible, house, page, say }) => {
    const answer = await page.goto(`${house.bankUrl}${path}`)
    expect(answer?.status()).toBe(404)

    await expect(checkoutPage({ page, say }).broken).toBeVisible()
    await accessible(page, what)
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the bill can be read: merchant, amount, ways to pay', async ({
    doors,
    page,
    payer,
    shop,
  }) => {
    const asked = await shop.order({ amount: 68_00, userId: payer.userId })
    const checkout = await doors.checkout(asked)

    await expect(checkout.bill).toContainText(shop.name)
    await expect(checkout.bill).toContainText('¥68.00')
    await expect(checkout.balance).toBeVisible()
    await expect(page.locator('noscript')).toBeVisible()
  })
})
