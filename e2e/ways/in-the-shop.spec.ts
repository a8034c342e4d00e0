import { checkoutIn } from '../pages/checkout/checkout-in.ts'
import { expect, test } from '../test.ts'

test(
  'tea is paid in the shop’s own page, by the bank’s checkout inside it',
  { tag: '@desk' },
  async ({ accessible, page, payer, sale, say, shop }) => {
    await payer.hasAccount({ balance: 100_00 })
    await page.goto(`${shop.origin}/counter`)
    await page.getByRole('combobox').selectOption('longjing')
    await page.getByRole('button', { name: say('就在这里付款', 'Pay right here') }).click()
    const checkout = checkoutIn({ page, say })
    await expect(checkout.payButton).toBeEnabled()
    await accessible(page, 'the shop with a checkout in it')
    await checkout.payButton.click()
    await checkout.press(payer.pin)

    await expect(sale.paid).toBeVisible()
    expect(await payer.balance()).toBe(32_00)
  },
)
