import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pack } from '../../scripts/packs.ts'
import { root } from '../../scripts/workspace.ts'
import { checkoutPage } from '../pages/checkout/checkout-page.ts'
import { expect, test } from '../test.ts'
import { makeEmptyProject } from './empty-project.ts'

// The README's merchant sells to this user.
test.use({ userId: 'u_1001' })

test('the merchant of the README, in an empty project with the packed SDK, is paid', async ({
  page,
  payer,
  say,
  shop,
}) => {
  test.setTimeout(180_000)
  await payer.hasAccount({ balance: 200_00 })
  const tarball = await pack(join(root, 'packages', 'sdk'))
  const project = makeEmptyProject()
  await project.install(tarball)

  const { appId, keyId, privateKey, baseUrl } = shop.keys
  const merchant = project.run('merchant.ts', merchantOfTheReadme(), {
    QIANTANG_BASE_URL: baseUrl,
    QIANTANG_APP_ID: appId,
    QIANTANG_KEY_ID: keyId,
    QIANTANG_PRIVATE_KEY: privateKey,
  })
  try {
    await expect(() => page.goto('http://127.0.0.1:4030/'), merchant.printed()).toPass()
    await page.getByRole('button', { name: 'Buy' }).click()
    const question = await checkoutPage({ page, say }).pay()
    const receipt = await question.enter(payer.pin)
    await expect(receipt.paid).toBeVisible()

    // The webhook came, and its signature was right.
    await expect.poll(merchant.printed).toMatch(/^P\d+ is paid$/m)
    const { items } = await shop.merchant.orders.list()
    expect(items.map(({ amount, status }) => [amount, status])).toEqual([[88_50, 'paid']])
  } finally {
    await merchant.stop()
    project.remove()
  }
})

/** The lines a reader would copy. */
function merchantOfTheReadme(): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const lines = /^```ts\n(\/\/ merchant\.ts\n[\s\S]*?)^```$/m.exec(readme)?.[1]
  if (lines === undefined)
    throw new Error('README.md has no block that begins with "// merchant.ts".')
  return lines
}
