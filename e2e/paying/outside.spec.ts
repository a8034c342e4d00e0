import { codePage } from '../pages/checkout/code-page.ts'
import { receiptPage } from '../pages/checkout/receipt-page.ts'
import { expect, test } from '../test.ts'

test.use({ channels: ['alipay', 'wechat_pay'] })

test.describe('at a desk', () => {
  test.use({
    viewport: { width: 1440, height: 900 },
    isMobile: false,
    hasTouch: false,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
  })

  test('a payer scans a code and pays; the page hears of it and shows the receipt', async ({
    accessible,
    doors,
    say,
    shop,
  }) => {
    const checkout = await doors.checkout(await shop.order({ amount: 68_00 }))
    const code = await checkout.scan('alipay')
    await expect(code.picture).toBeVisible()
    await accessible(checkout.page, 'a code to scan')

    await code.payOnPhone()

    const receipt = receiptPage({ page: checkout.page, say })
    await expect(receipt.paid).toBeVisible()
    const { items } = await shop.merchant.payments.list()
    expect(items.map(({ channel, status }) => [channel, status])).toEqual([['alipay', 'succeeded']])
  })

  test('"I have paid" asks, and says that nothing has come', async ({ doors, shop }) => {
    const checkout = await doors.checkout(await shop.order({ amount: 68_00 }))
    const code = await checkout.scan('wechat_pay')
    await code.iHavePaid.click()

    await expect(code.notYet).toBeVisible()
    await expect(code.picture).toBeVisible()
  })

  test('a code is there again after a reload, and may be left for another way', async ({
    doors,
    page,
    shop,
  }) => {
    const checkout = await doors.checkout(await shop.order({ amount: 68_00 }))
    const code = await checkout.scan('alipay')
    await expect(code.picture).toBeVisible()
    await page.reload()
    await expect(code.picture).toBeVisible()

    await code.otherWay.click()
    const other = await checkout.scan('wechat_pay')
    await expect(other.picture).toBeVisible()
    const { items } = await shop.merchant.payments.list()
    expect(items.map(({ channel }) => channel)).toEqual(['wechat_pay', 'alipay'])
  })

  test('an order that is over before its code was scanned says so', async ({
    doors,
    realm,
    shop,
  }) => {
    const checkout = await doors.checkout(await shop.order({ amount: 68_00 }))
    const code = await checkout.scan('alipay')
    await expect(code.picture).toBeVisible()

    await realm.clock.advance('PT31M')

    await expect(checkout.expired).toBeVisible()
    await expect(code.picture).toBeHidden()
  })
})

test.describe('on a phone', () => {
  test.use({
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; PHK110) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.6723.103 Mobile Safari/537.36',
  })

  test('who is sent to a channel and comes back without having paid may choose again', async ({
    accessible,
    doors,
    page,
    say,
    shop,
  }) => {
    const checkout = await doors.checkout(await shop.order({ amount: 68_00 }))
    await checkout.chooseChannel('alipay')
    await checkout.payButton.click()
    await page.waitForURL((url) => !url.pathname.startsWith('/pay/'))

    await page.goBack()

    const away = codePage({ page, say })
    await expect(away.iHavePaid).toBeVisible()
    await accessible(page, 'back from a channel')
    await away.otherWay.click()
    await expect(checkout.payButton).toBeVisible()
  })
})
