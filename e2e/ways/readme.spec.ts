import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/workspace.ts'
import { expect, test } from '../elements/merchant-page.ts'
import { checkoutIn } from '../pages/checkout/checkout-in.ts'

test('the page of the SDK’s README opens a window and is paid', async ({
  merchantPage,
  page,
  payer,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const { session } = await shop.order({ amount: 68_00, userId: payer.userId })
  await page.goto(
    await merchantPage({
      body: `<button id="pay">Pay</button><p id="news"></p><script type="module" src="/checkout.js"></script>`,
      answers: {
        '/checkout.js': async () => ['text/javascript', scriptOfTheReadme()],
        '/checkout': async () => ['application/json', JSON.stringify(session)],
      },
    }),
  )
  const opening = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Pay' }).click()
  const checkout = checkoutIn({ page: await opening, say }, false)
  await checkout.payButton.click()
  await checkout.press(payer.pin)

  await expect(page.getByText('Thank you')).toBeVisible()
})

/** The lines a reader would copy. */
function scriptOfTheReadme(): string {
  const readme = readFileSync(join(root, 'packages', 'sdk', 'README.md'), 'utf8')
  const lines = /^```js\n(\/\/ checkout\.js\n[\s\S]*?)^```$/m.exec(readme)?.[1]
  if (lines === undefined)
    throw new Error('The SDK’s README has no block that begins with "// checkout.js".')
  return lines
}
