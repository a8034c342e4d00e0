import { randomUUID } from 'node:crypto'
import { elementsOf, press } from '../pages/elements/elements.ts'
import { codePart } from '../pages/wallet/code-page.ts'
import { expect, test, type MerchantWindow } from './merchant-page.ts'

test(
  'a code in the shop’s own page is taken by its till, asks for the PIN in place, and tells the page no more than the payment',
  { tag: '@desk' },
  async ({ accessible, merchantPage, page, payer, say, shop: { merchant } }) => {
    await payer.hasAccount({ balance: 200_00 })
    await page.goto(await merchantPage())
    await page.evaluate(() => {
      const window = globalThis as unknown as MerchantWindow
      const told: unknown[] = []
      Object.assign(window, { told })
      const element = window.createElements(window.options).paymentCode()
      element.on('complete', (detail) => told.push(detail))
      element.mount('#here')
    })
    const frame = elementsOf({ page, say }).code
    const shown = codePart(frame, { say })
    await expect(shown.qr).toBeVisible()
    await accessible(page, 'a payment code in a shop')

    const taken = await merchant.codePayments.create({
      ...{ code: await shown.read(), amount: 68_00, reference: randomUUID() },
      description: '龙井茶一杯',
    })
    await expect(shown.asked).toBeVisible()
    await press(frame, payer.pin)
    await expect(shown.paid).toBeVisible()
    await accessible(page, 'paid by a code in a shop')
    expect(await payer.balance()).toBe(132_00)
    const told = await page.evaluate(() => (globalThis as unknown as { told: unknown[] }).told)
    expect(told).toEqual([{ paymentId: taken.id, status: 'succeeded' }])
  },
)
