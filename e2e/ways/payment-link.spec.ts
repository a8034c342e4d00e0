import { checkoutPage } from '../pages/checkout/checkout-page.ts'
import { receiptPage } from '../pages/checkout/receipt-page.ts'
import { linkPage } from '../pages/link-page.ts'
import { expect, test } from '../test.ts'

test.use({
  channels: ['alipay'],
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
})

test('at a counter: the payer opens the link, enters the amount, and pays it by Alipay @desk', async ({
  accessible,
  page,
  say,
  shop,
}) => {
  const made = await shop.merchant.paymentLinks.create({
    ...{ reference: 'counter-1', description: '西湖茶楼', minAmount: 5_00, maxAmount: 500_00 },
    singleUse: true,
  })
  await page.goto(made.url)
  const link = linkPage({ page, say })
  await accessible(page, 'a payment link')

  await link.amount.fill('4.99')
  await link.pay.click()
  await expect(link.amount).toBeFocused()
  await expect(link.amount).toHaveAccessibleDescription(/¥5\.00/)
  await accessible(page, 'a payment link with too small an amount')

  await link.amount.fill('68')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/pay\/cos_/)
  const code = await checkoutPage({ page, say }).scan('alipay')
  await expect(code.picture).toBeVisible()
  await code.payOnPhone()
  await expect(receiptPage({ page, say }).paid).toBeVisible()

  const { items } = await shop.merchant.orders.list()
  expect(items).toMatchObject([
    { status: 'paid', amount: 68_00, metadata: { paymentLinkId: made.id } },
  ])
  await page.goto(made.url)
  await expect(link.used).toBeVisible()
  await accessible(page, 'a payment link that is used')
})

test('a link with its price has one button, which says how much', async ({
  accessible,
  page,
  say,
  shop,
}) => {
  const { url } = await shop.merchant.paymentLinks.create({
    ...{ reference: 'bill-1', description: '明前龙井 50 克', amount: 88_50 },
  })
  await page.goto(url)
  const link = linkPage({ page, say })
  await accessible(page, 'a payment link with its price')
  await expect(link.pay).toHaveText(/¥88\.50/)

  // A line that is down for a moment leaves the payer where they are.
  await page.context().setOffline(true)
  await link.pay.click()
  await expect(link.alert).toContainText(say('网络未连通，未扣款', 'There is no connection'))
  await page.context().setOffline(false)
  await link.pay.click()

  await expect(page).toHaveURL(/\/pay\/cos_/)
  await expect(checkoutPage({ page, say }).payButton).toBeVisible()
})
