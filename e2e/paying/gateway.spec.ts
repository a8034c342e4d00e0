import { netbankPage } from '../pages/netbank/netbank-page.ts'
import { receiptPage } from '../pages/checkout/receipt-page.ts'
import { expect, test } from '../test.ts'

test.use({ viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false })

test('at a desk one goes to one’s own bank, pays there, comes back by a form, and the checkout says so @desk', async ({
  accessible,
  doors,
  page,
  say,
  shop,
}) => {
  await shop.agree({ channels: ['bank_balance', 'gateway'] })
  const asked = await shop.order({ amount: 88_50 })
  const checkout = await doors.checkout(asked)
  await checkout.choose(say('网上银行', 'Online banking'))
  await checkout.payButton.click()
  await page.getByRole('radio', { name: say('工商银行', 'ICBC') }).check()
  await page.getByRole('button', { name: say(/^到工商银行支付/, /^Pay ¥88.50 at ICBC/) }).click()

  const bank = netbankPage({ page, say })
  await expect(bank.titleOf(say('工商银行网上银行', 'ICBC online banking'))).toBeVisible()
  await accessible(page, 'the log-in of the payer’s bank')
  await bank.logIn()
  await bank.pay()
  await expect(bank.paid).toBeVisible()
  await bank.back()

  await expect(page).toHaveURL(new RegExp(`/pay/${asked.session.id}`))
  const receipt = receiptPage({ page, say })
  await expect(receipt.paid).toBeVisible()
  await expect(receipt.stamp).toBeVisible()
  await receipt.stay()
  expect((await shop.merchant.orders.retrieve(asked.order.id)).status).toBe('paid')

  // Seen once, it is as paid as on any other page, and leads nobody on by itself.
  await page.reload()
  await expect(receipt.paidBefore).toBeVisible()
})
