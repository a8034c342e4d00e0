import type { Response } from '@playwright/test'
import { expect, test } from '../test.ts'

test(
  'while tea is bought nothing is loaded from elsewhere and no page complains',
  { tag: '@desk' },
  async ({ composure, doors, house, page, payer, sale }) => {
    await payer.hasAccount({ balance: 200_00 })
    const documents: Response[] = []
    page.on('response', (answer) => {
      if (answer.request().resourceType() === 'document') documents.push(answer)
    })

    const checkout = await (await doors.shop()).buy('longjing')
    const receipt = await (await checkout.pay()).enter(payer.pin)
    await receipt.backToShop()
    await expect(sale.paid).toBeVisible()
    const wallet = await doors.wallet()
    await expect(wallet.balance).toContainText('¥132.00')

    // Nothing at all, not even what a test with refusals in it lets pass.
    expect(composure).toEqual({ strangers: [], faults: [], console: [] })
    const ofTheBank = documents.filter((answer) => answer.url().startsWith(house.bankUrl))
    expect(ofTheBank).toHaveLength(2)
    for (const answer of ofTheBank) {
      const policy = answer.headers()['content-security-policy']
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("require-trusted-types-for 'script'")
    }
  },
)
