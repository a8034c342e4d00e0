import { elementsOf, press } from '../pages/elements/elements.ts'
import { expect, test, type MerchantWindow } from './merchant-page.ts'
import { heard, showQuestion } from './question.ts'

test('mounted, unmounted and mounted again, as strict frameworks do, an element is there once', async ({
  merchantPage,
  page,
  payer,
  say,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  await page.goto(await merchantPage({ body: '<div id="here"></div><div id="there"></div>' }))
  const places = await page.evaluate(() => {
    const window = globalThis as unknown as MerchantWindow
    const balance = window.createElements(window.options).balance()
    Object.assign(window, { balance })
    const places = () =>
      [...document.querySelectorAll('iframe')].map((one) => one.parentElement?.id)
    const seen: unknown[] = []
    balance.mount('#here')
    balance.mount('#here')
    balance.unmount()
    balance.unmount()
    balance.mount(document.querySelector('#here')!)
    seen.push(places())
    balance.mount('#there')
    seen.push(places())
    return seen
  })

  expect(places).toEqual([['here'], ['there']])
  await expect(elementsOf({ page, say }).balance.getByText('¥100.00')).toBeVisible()
  await page.evaluate(() => {
    ;(globalThis as unknown as { balance: { destroy: () => void } }).balance.destroy()
  })
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('a node that is not there yet is named', async ({ merchantPage, page }) => {
  await page.goto(await merchantPage())
  const message = await page.evaluate(() => {
    const window = globalThis as unknown as MerchantWindow
    try {
      window.createElements(window.options).pin().mount('#not-yet')
    } catch (error) {
      return (error as Error).message
    }
    return 'mounted'
  })

  expect(message).toContain('#not-yet')
  await expect(page.locator('iframe')).toHaveCount(0)
})

test(
  'with the keyboard alone one gets in, pays, and gets out again',
  { tag: '@desk' },
  async ({ merchantPage, page, payer, say }) => {
    await payer.hasAccount({ balance: 100_00 })
    await page.goto(
      await merchantPage({
        body: '<button id="before">Before</button><div id="here"></div><button id="after">After</button>',
      }),
    )
    await showQuestion(page, await payer.question(68_00))
    await expect.poll(() => heard(page)).toEqual(['ready'])
    const { question } = elementsOf({ page, say })
    const field = question.getByLabel(say('6 位支付密码', '6-digit payment PIN'))
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')

    await page.locator('#before').focus()
    await page.keyboard.press('Tab')
    await expect(question.getByRole('button', { name: say('取消', 'Cancel') })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(field).toBeFocused()
    for (let key = 0; key < 12; key++) await page.keyboard.press('Tab')
    await expect(page.locator('#after')).toBeFocused()
    for (let key = 0; key < 12; key++) await page.keyboard.press('Shift+Tab')
    await expect(field).toBeFocused()
    await page.keyboard.press('Escape')
    await expect.poll(() => heard(page)).toEqual(['ready', 'escape'])

    await page.keyboard.type(payer.pin)
    await expect.poll(() => heard(page)).toEqual(['ready', 'escape', 'complete'])
    expect(await payer.balance()).toBe(32_00)
  },
)

test('who cancels pays nothing, and the page is told', async ({
  merchantPage,
  page,
  payer,
  say,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  await page.goto(await merchantPage())
  await showQuestion(page, await payer.question(68_00))
  const { question } = elementsOf({ page, say })
  await question.getByRole('button', { name: say('取消', 'Cancel') }).click()

  await expect.poll(() => heard(page)).toEqual(['ready', 'cancelled'])
  expect(await payer.balance()).toBe(100_00)
})

test('a session that ends while somebody thinks is asked for again, and what was begun goes on', async ({
  merchantPage,
  page,
  payer,
  realm,
  say,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  await page.goto(await merchantPage())
  await page.evaluate(() => {
    const window = globalThis as unknown as MerchantWindow
    const elements = window.createElements(window.options)
    Object.assign(window, { elements })
    elements.pin().mount('#here')
  })
  const { pin } = elementsOf({ page, say })
  await pin.getByLabel(say('现在的支付密码', 'Your present PIN')).waitFor()
  await realm.clock.advance('PT16M')

  await press(pin, payer.pin)
  await press(pin, '846201')
  await press(pin, '846201')
  await expect(
    pin.getByRole('heading', { name: say('支付密码已设置', 'Your payment PIN is set') }),
  ).toBeVisible()
  expect(await page.evaluate(() => (globalThis as unknown as MerchantWindow).sessions)).toBe(2)
})

test('a page that has no session, or somebody else’s, is told so, and the user too', async ({
  accessible,
  merchantPage,
  page,
  payer,
  realm,
  say,
}) => {
  await payer.hasAccount()
  const other = await realm.otherAppToken()
  await page.goto(await merchantPage())
  const show = (session: string) =>
    page.evaluate((session) => {
      const window = globalThis as unknown as MerchantWindow
      const elements = window.createElements({
        ...window.options,
        fetchSession: async () => {
          if (session === '') throw new Error('Signed out.')
          return session
        },
      })
      const balance = elements.balance()
      balance.on('error', (detail) => window.heard.push({ name: 'error', detail, at: 0 }))
      balance.mount('#here')
    }, session)
  const codes = () =>
    page.evaluate(() =>
      (globalThis as unknown as MerchantWindow).heard.map(
        ({ detail }) => (detail as { code: string }).code,
      ),
    )

  await show('')
  const { balance } = elementsOf({ page, say })
  await expect(balance.getByText(say('登录已失效', 'Your sign-in has ended'))).toBeVisible()
  await accessible(page, 'an element without a session')
  expect(await codes()).toEqual(['session_unavailable'])

  await page.reload()
  await show(other)
  await expect(balance.getByRole('button', { name: say('重试', 'Retry') })).toBeVisible()
  expect(await codes()).toEqual(['session_refused'])
})

test('a bank that cannot be reached is an error with a reason, not a hole in the page', async ({
  browser,
  merchantPage,
}) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.clock.install()
  await page.route('**/elements/balance?*', (route) => route.abort())
  await page.goto(await merchantPage())
  await page.evaluate(() => {
    const window = globalThis as unknown as MerchantWindow
    const balance = window.createElements(window.options).balance()
    balance.on('error', (detail) => window.heard.push({ name: 'error', detail, at: 0 }))
    balance.mount('#here')
  })
  await page.clock.fastForward(16_000)

  const [error] = await page.evaluate(() => (globalThis as unknown as MerchantWindow).heard)
  expect(error?.detail).toMatchObject({ code: 'unreachable' })
  await context.close()
})
