import { readQr } from '../pages/checkout/read-qr.ts'
import { receiptPage } from '../pages/checkout/receipt-page.ts'
import { expect, test } from '../test.ts'

test.use({ viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false })

test('at a desk one scans Alipay’s code with the phone, pays there, and the checkout says so @desk', async ({
  accessible,
  doors,
  say,
  shop,
}) => {
  await shop.agree({ channels: ['bank_balance', 'alipay'] })
  const checkout = await doors.checkout(await shop.order({ amount: 88_50 }))
  await checkout.choose(say('支付宝', 'Alipay'))
  await checkout.payButton.click()
  const code = checkout.codeOf(say('支付宝', 'Alipay'))
  await expect(code).toBeVisible()
  await accessible(checkout.page, 'a code to scan')

  const alipay = await doors.payApp('alipay')
  await accessible(alipay.page, 'the scanner of the phone')
  await alipay.scan(await readQr(code))
  await accessible(alipay.page, 'a bill on the phone')
  await alipay.payAs('李雪')
  await expect(alipay.tooLittle).toBeVisible()
  await alipay.again()
  await alipay.payAs('张三')
  await expect(alipay.paid).toBeVisible()
  await accessible(alipay.page, 'paid on the phone')

  const { page } = checkout
  await expect(receiptPage({ page, say }).paid).toBeVisible()
})
