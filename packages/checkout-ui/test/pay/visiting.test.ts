import { expect, type Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { bill, checkoutSessionId, paid, problem, session } from '../stage/checkouts.ts'
import { checkoutPage, reads } from '../stage/checkout-page.ts'
import { script } from '../stage/fake-bank.ts'
import { setStage, type Stage } from '../stage/stage.ts'
import { payingBank } from '../stage/states.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

test('without JavaScript the bill can be read, and the page says what is missing', async () => {
  const { page } = await stage.open(script(), { javaScriptEnabled: false })

  await expect(page.getByText('青芽茶铺').first()).toBeVisible()
  await expect(page.getByText('¥88.50').first()).toBeVisible()
  await expect(page.getByRole('radio', { name: '钱塘银行余额' })).toBeVisible()
  await expect(page.locator('noscript')).toBeVisible()
})

test('the keyboard alone pays', async () => {
  const { page } = await stage.open(payingBank())
  await expect(page.getByText('付后余 ¥1,197.90')).toBeVisible()

  await tabTo(page, checkoutPage(page).payButton)
  await page.keyboard.press('Enter')
  await expect(checkoutPage(page).pinField).toBeFocused()
  await page.keyboard.type('24681')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('13')

  await expect(checkoutPage(page).heading).toHaveText('支付成功')
})

test('the focus stays in the PIN sheet, and Esc leads back to the button that opened it', async () => {
  const { page } = await stage.open(payingBank())
  const checkout = checkoutPage(page)
  await checkout.payButton.focus()
  await page.keyboard.press('Enter')
  await expect(checkout.pinField).toBeFocused()

  for (let step = 0; step < 16; step += 1) {
    await page.keyboard.press('Tab')
    expect(
      await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName),
    ).toMatch(/DIALOG|BODY/)
    expect(await focusIsBehindSheet(page)).toBe(false)
  }
  await page.keyboard.press('Escape')

  await expect(checkout.pinSheet).toBeHidden()
  await expect(checkout.payButton).toBeFocused()
})

test('typing and keys share one field, which tells how far one is but not what was typed', async () => {
  const { page } = await stage.open(payingBank())
  const checkout = checkoutPage(page)
  await checkout.payButton.click()
  await expect(checkout.pinField).toBeFocused()

  await page.keyboard.type('24')
  await checkout.key('6').click()
  await expect(checkout.pinField).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: '已输入 3 位，共 6 位' })).toBeAttached()
  await page.getByRole('button', { name: '删除一位' }).click()

  await expect(checkout.pinField).toHaveValue('24')
  await expect(checkout.pinField).toHaveAttribute('type', 'password')
})

test('at zero the page asks the bank, and believes the bank', async () => {
  const soon = { expiresAt: '2026-06-01T10:00:02.000+08:00' }
  let expired = false
  const { page } = await stage.open(
    script({ session: () => session(expired ? { ...soon, status: 'expired' } : soon) }),
    {},
    { drawn: bill(soon) },
  )
  await expect(page.getByRole('timer')).toHaveText('请在 00:02 内完成支付')
  expired = true

  await expect(checkoutPage(page).heading).toHaveText('订单已过期')
  await expect(checkoutPage(page).payButton).toBeHidden()
  await expect(checkoutPage(page).backToMerchant).toHaveAttribute(
    'href',
    'http://127.0.0.1:4020/cart',
  )
})

test('a tab in which somebody paid elsewhere says so when it is looked at, and leads nobody away', async () => {
  let now = session()
  const { page } = await stage.open(script({ session: () => now }))
  await expect(page.getByText('付后余 ¥1,197.90')).toBeVisible()

  now = paid()
  await look(page)

  await expect(checkoutPage(page).heading).toHaveText('这笔订单已支付')
  await expect(checkoutPage(page).backToMerchant).toHaveText('返回商家')
})

test('confirming what is paid already shows that it is paid', async () => {
  let now = session()
  const { page } = await stage.open(
    script({
      session: () => now,
      confirm: () => {
        now = paid()
        return problem({ code: 'order_paid', status: 409, message: '订单已支付，无需再付' })
      },
    }),
  )

  await checkoutPage(page).payButton.click()

  await expect(checkoutPage(page).heading).toHaveText('这笔订单已支付')
})

test('a hidden page asks nothing, and asks at once when it is looked at again', async () => {
  const processing = session({ status: 'processing' })
  const { page, calls } = await stage.open(
    script({ session: () => processing }),
    {},
    { drawn: bill({ status: 'processing' }) },
  )
  await expect(checkoutPage(page).heading).toHaveText('正在处理付款')
  await setHidden(page, true)
  await page.waitForTimeout(300)
  const before = reads(calls).length

  await page.waitForTimeout(2500)
  expect(reads(calls)).toHaveLength(before)

  await setHidden(page, false)
  await expect.poll(() => reads(calls).length).toBe(before + 1)
})

test('a slow answer is waited for, never asked for twice at a time', async () => {
  let open = 0
  let most = 0
  const { page, calls } = await stage.open(
    script({
      session: async () => {
        open += 1
        most = Math.max(most, open)
        await new Promise((resolve) => setTimeout(resolve, 1500))
        open -= 1
        return session({ status: 'processing' })
      },
    }),
    {},
    { drawn: bill({ status: 'processing' }) },
  )

  await expect.poll(() => reads(calls).length, { timeout: 15_000 }).toBeGreaterThan(2)
  expect(most).toBe(1)
  await page.close()
})

test('a secret the bank does not take leaves the bill readable and nothing to press', async () => {
  const { page } = await stage.open(
    script({ session: () => problem({ code: 'credentials_invalid', status: 401 }) }),
  )

  await expect(page.getByText('这里只能查看账单')).toBeVisible()
  await expect(checkoutPage(page).payButton).toBeHidden()
  await expect(checkoutPage(page).backToMerchant).toBeVisible()
})

test('another language changes every word, the calls and the address, and loses nothing', async () => {
  const { page, calls } = await stage.open(payingBank())
  await page.getByRole('button', { name: 'English' }).click()

  const button = page.getByRole('button', { name: 'Pay ¥88.50 to 青芽茶铺' })
  await expect(button).toBeVisible()
  await expect(page).toHaveTitle('Pay ¥88.50 · 青芽茶铺')
  expect(new URL(page.url()).search).toBe('?lang=en')
  expect(new URL(page.url()).hash).toMatch(/^#csk_/)
  await button.click()
  await expect(page.getByRole('dialog', { name: 'Confirm payment' })).toBeVisible()

  expect(calls.at(-1)?.headers()['accept-language']).toBe('en')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
})

test('light and dark can be switched, and a reload remembers', async () => {
  const { page } = await stage.open(script(), { colorScheme: 'light' })
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  expect(await paper()).toBe('rgb(246, 248, 247)')

  await page.getByRole('button', { name: '切换深浅色' }).click()
  expect(await paper()).toBe('rgb(13, 20, 19)')
  await page.reload()

  expect(await paper()).toBe('rgb(13, 20, 19)')
})

test('a payer who lacks money is led to top up exactly that, beside the checkout', async () => {
  const poor = { accountId: 'acc_0', accountClass: 'III', available: 20_00, pinIsSet: true }
  const { page } = await stage.open(
    script({
      session: () => session({ payer: poor }),
      pageToken: () => ({ token: 'bpt_abc', expiresAt: '2026-06-01T10:15:00.000+08:00' }),
      wallet: () => ({ items: [] }),
    }),
  )
  const wallet = page.context().waitForEvent('page')

  await page.getByRole('link', { name: '充值后支付，还差 ¥68.50' }).click()

  await (await wallet).waitForURL(/\/wallet\?view=top-up&amount=6850#bpt_abc$/)
  expect(await (await wallet).evaluate(() => window.opener !== null)).toBe(true)
  await expect(page.getByText('充值完成后回到这里')).toBeVisible()
})

test('where the bank does not open the wallet from here, the payer is told where to go', async () => {
  const poor = { accountId: 'acc_0', accountClass: 'III', available: 20_00, pinIsSet: true }
  const { page } = await stage.open(
    script({
      session: () => session({ payer: poor }),
      pageToken: () => problem({ code: 'caller_not_allowed', status: 403 }),
    }),
  )

  await expect(page.getByText('请回到商家应用的钱包中操作')).toBeVisible()
  await expect(page.getByText('还差 ¥68.50')).toBeVisible()
  await expect(checkoutPage(page).backToMerchant).toBeVisible()
})

test('a script that was changed on its way is not run', async () => {
  const context = await stage.browser.newContext()
  const page = await context.newPage()
  await page.route('**/assets/en-*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${await response.text()};window.tampered = true` })
  })
  stage.pages.draw(bill())
  const refused = page.waitForEvent('console', (message) => /integrity/.test(message.text()))

  await page.goto(`${stage.pages.origin}/pay/${checkoutSessionId}?lang=zh-CN`)
  await page.getByRole('button', { name: 'English' }).click()

  await refused
  expect(await page.evaluate(() => 'tampered' in window)).toBe(false)
})

const focusIsBehindSheet = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    return focused !== document.body && !focused?.closest('dialog')
  })

async function tabTo(page: Page, target: ReturnType<typeof checkoutPage>['payButton']) {
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('The keyboard does not reach it.')
}

// A headless browser shows every tab, so the page is told what a browser would tell it.
const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      value: hidden ? 'hidden' : 'visible',
    })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, hidden)

const look = async (page: Page) => {
  await setHidden(page, true)
  await setHidden(page, false)
}
