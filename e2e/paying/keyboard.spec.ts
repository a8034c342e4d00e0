import { checkoutPage } from '../pages/checkout/checkout-page.ts'
import { pinSheet } from '../pages/checkout/pin-sheet.ts'
import { receiptPage } from '../pages/checkout/receipt-page.ts'
import { tabTo } from '../pages/tab-to.ts'
import { expect, test } from '../test.ts'

test(
  'somebody without a mouse buys, pays, and comes back',
  { tag: '@desk' },
  async ({ doors, page, payer, sale, say }) => {
    await payer.hasAccount({ balance: 100_00 })
    const visit = { page, say }

    const shelf = await doors.shop()
    await tabTo(shelf.buyButton('chahe'))
    await page.keyboard.press('Enter')

    await tabTo(checkoutPage(visit).payButton)
    await page.keyboard.press('Enter')

    const question = pinSheet(visit)
    await expect(question.field).toBeFocused()
    await page.keyboard.type(payer.pin)

    const receipt = receiptPage(visit)
    await expect(receipt.paid).toBeVisible()
    await expect(receipt.title).toBeFocused()
    await tabTo(receipt.wayBack)
    await page.keyboard.press('Enter')
    await expect(sale.paid).toBeVisible()
  },
)

test('the question for the PIN can be left and asked again, and the focus is not lost', async ({
  doors,
  page,
  payer,
  shop,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const checkout = await doors.checkout(await shop.order({ amount: 68_00, userId: payer.userId }))
  const question = await checkout.pay()
  await expect(question.field).toBeFocused()

  await page.keyboard.press('Escape')
  await expect(question.dialog).toBeHidden()
  await expect(checkout.payButton).toBeFocused()

  const receipt = await (await checkout.pay()).press(payer.pin)
  await expect(receipt.paid).toBeVisible()
})
