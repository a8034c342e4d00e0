import { startPage } from '../pages/start/start-page.ts'
import { expect, test } from '../test.ts'

test(
  'a newcomer finds the shop, the people, the phone, the till and the clock on the start page',
  { tag: '@desk' },
  async ({ accessible, context, house, page, say }) => {
    await page.goto(house.bankUrl)
    const start = startPage({ page, say })
    await expect(start.fact('mobile')).toContainText('13800138000')
    await expect(start.clock).toContainText(say('随真实时间走', 'runs with real time'))
    await accessible(page, 'the start page')

    const before = await start.now()
    await start.forwardOneDay.click()
    await expect.poll(start.now).toBeGreaterThanOrEqual(before + 86_400_000)

    const [phone] = await Promise.all([context.waitForEvent('page'), start.openPhone.click()])
    await expect(phone.getByText(say('还没有短信', 'No messages yet'))).toBeVisible()
    await accessible(phone, 'a phone without messages')

    const [till] = await Promise.all([context.waitForEvent('page'), start.openTill.click()])
    await expect(till.getByLabel(say('收款金额', 'Amount to take'))).toHaveValue('¥0.00')

    const shelf = await start.toShop()
    await expect(shelf.items).toHaveCount(3)
  },
)

test('a phone that is nobody’s says how to open one', async ({ accessible, house, page, say }) => {
  await page.goto(`${house.simulatorsUrl}/sim`)

  await expect(page.getByText(say('这是谁的手机？', 'Whose phone is this?'))).toBeVisible()
  await accessible(page, 'a phone without a key')
})

test('every error code stands on one page, by its name', async ({ accessible, house, page }) => {
  await page.goto(`${house.bankUrl}/errors#pin_wrong`)

  await expect(page.getByRole('heading', { name: 'pin_wrong' })).toBeInViewport()
  await accessible(page, 'the error codes')
})

// Drawn by Scalar, whose attempts to compile code are refused: a context of its own, so that they are nobody's fault here.
test('the reference is drawn, for anybody, and loads nothing from elsewhere', async ({
  accessible,
  browser,
  house,
}) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await page.goto(`${house.bankUrl}/reference`)

  await expect(page.getByRole('heading', { name: /Qiantang/ }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy' }).first()).toBeAttached()
  await accessible(page, 'the API reference')
  expect([...hosts]).toEqual([new URL(house.bankUrl).host])
  await context.close()
})
