import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/workspace.ts'
import { elementsOf, press } from '../pages/elements/elements.ts'
import { expect, test } from './merchant-page.ts'

test('the page of the SDK’s README shows a balance and is paid', async ({
  house,
  merchantPage,
  page,
  payer,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const script = scriptOfTheReadme()
    .replace('app_…', shop.keys.appId)
    .replace('https://open.qiantang.example', house.bankUrl)
  await page.goto(
    await merchantPage({
      body: `<div id="balance"></div><button id="pay">Pay</button><p id="news"></p><div id="question"></div>
        <script type="module" src="/wallet.js"></script>`,
      answers: {
        '/wallet.js': async () => ['text/javascript', script],
        '/wallet-session': async () => ['text/plain', await payer.walletToken()],
        '/pay': async () => [
          'application/json',
          JSON.stringify({ challengeId: await payer.question(68_00) }),
        ],
      },
    }),
  )
  const { balance, question } = elementsOf({ page, say })
  await expect(balance.getByText('¥100.00')).toBeVisible()

  await page.getByRole('button', { name: 'Pay' }).click()
  await press(question, payer.pin)

  await expect(page.getByText('Thank you')).toBeVisible()
  // One element was answered, and the other shows it.
  await expect(balance.getByText('¥32.00')).toBeVisible()
})

/** The lines a reader would copy. */
function scriptOfTheReadme(): string {
  const readme = readFileSync(join(root, 'packages', 'sdk', 'README.md'), 'utf8')
  const lines = /^```js\n(\/\/ wallet\.js\n[\s\S]*?)^```$/m.exec(readme)?.[1]
  if (lines === undefined)
    throw new Error('The SDK’s README has no block that begins with "// wallet.js".')
  return lines
}
