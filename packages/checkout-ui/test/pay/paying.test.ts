import { expect } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { asksForPin, paid, payment, problem, secret, session } from '../stage/checkouts.ts'
import { answers, bodiesOf, checkoutPage, confirms, keysOf } from '../stage/checkout-page.ts'
import { script } from '../stage/fake-bank.ts'
import { setStage, type Stage } from '../stage/stage.ts'
import { payingBank } from '../stage/states.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const wrongPin = (attemptsLeft: number) =>
  problem({
    code: 'pin_wrong',
    status: 403,
    message: '支付密码不正确，未扣款，请重试',
    details: { attemptsLeft },
  })

test('a payer pays with two taps and a PIN, and reads what happened to the money', async () => {
  const { page, calls } = await stage.open(payingBank())
  const checkout = checkoutPage(page)

  await checkout.payButton.click()
  for (const digit of '246813') await checkout.key(digit).click()

  await expect(checkout.heading).toHaveText('支付成功')
  await expect(checkout.heading).toBeFocused()
  await expect(page.getByRole('img', { name: '付讫' })).toBeVisible()
  for (const fact of ['青芽茶铺', '钱塘银行余额', '¥0.00', '¥1,197.90', '2026-06-01 10:02:31']) {
    await expect(page.getByRole('definition').filter({ hasText: fact })).toBeVisible()
  }
  expect(bodiesOf(confirms(calls))).toEqual([{ version: 1, total: 88_50, channel: 'bank_balance' }])
  expect(bodiesOf(answers(calls))).toEqual([{ pin: '246813' }])
  expect(stage.complaints).toEqual([])
})

test('the secret goes into a header and into no address', async () => {
  const { page, calls } = await stage.open(payingBank())
  await checkoutPage(page).payButton.click()
  await expect(checkoutPage(page).pinSheet).toBeVisible()

  expect(calls.map((call) => call.headers()['authorization'])).toContain(`Bearer ${secret}`)
  expect(calls.filter((call) => call.url().includes(secret))).toEqual([])
})

test('after paying the page leads back to the merchant by itself', async () => {
  const { page } = await stage.open(payingBank())
  await page.route('http://127.0.0.1:4020/**', (route) => route.fulfill({ body: 'Thank you' }))
  await checkoutPage(page).payButton.click()
  await checkoutPage(page).pinField.pressSequentially('246813')
  await expect(checkoutPage(page).backToMerchant).toHaveText('返回商家 · 5 秒')

  await page.waitForURL(/^http:\/\/127\.0\.0\.1:4020\/thanks\?order=1&checkout_session=cos_/)
})

test('the count to the merchant can be stopped', async () => {
  const { page } = await stage.open(payingBank())
  await checkoutPage(page).payButton.click()
  await checkoutPage(page).pinField.pressSequentially('246813')

  await page.getByRole('button', { name: '留在此页' }).click()

  await expect(checkoutPage(page).backToMerchant).toHaveText('返回商家')
  await page.waitForTimeout(1500)
  await expect(checkoutPage(page).backToMerchant).toHaveText('返回商家')
})

test('a double click is one confirm', async () => {
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    return asksForPin()
  }
  const { page, calls } = await stage.open(payingBank({ confirm: slow }))

  await checkoutPage(page).payButton.dblclick()

  await expect(checkoutPage(page).pinSheet).toBeVisible()
  expect(confirms(calls)).toHaveLength(1)
})

test('a confirm without an answer is repeated with its key, and again when the payer presses again', async () => {
  let line: 'dead' | 'alive' = 'dead'
  const bank = payingBank()
  const { page, calls } = await stage.open({
    ...bank,
    confirm: (request) => (line === 'dead' ? 'lost' : bank.confirm(request)),
  })
  const checkout = checkoutPage(page)

  await checkout.payButton.click()
  await expect(page.getByText('没有收到银行的答复')).toBeVisible()
  line = 'alive'
  await checkout.payButton.click()

  await expect(checkout.pinSheet).toBeVisible()
  expect(confirms(calls)).toHaveLength(4)
  expect(new Set(keysOf(confirms(calls)))).toHaveProperty('size', 1)
})

test('after a refusal the next confirm is a new intention', async () => {
  const refusals = [problem({ code: 'channel_unavailable', status: 409, message: '请换一种' })]
  const bank = payingBank()
  const { page, calls } = await stage.open({
    ...bank,
    confirm: (request) => refusals.pop() ?? bank.confirm(request),
  })
  const checkout = checkoutPage(page)

  await checkout.payButton.click()
  await expect(checkout.alert).toHaveText('请换一种')
  await checkout.payButton.click()

  await expect(checkout.pinSheet).toBeVisible()
  expect(new Set(keysOf(confirms(calls)))).toHaveProperty('size', 2)
})

test('a wrong PIN is cleared, says how many tries are left, and the next one counts anew', async () => {
  const refusals = [wrongPin(4)]
  const bank = payingBank()
  const { page, calls } = await stage.open({
    ...bank,
    answer: (request) => refusals.pop() ?? bank.answer(request),
  })
  const checkout = checkoutPage(page)

  await checkout.payButton.click()
  await checkout.pinField.pressSequentially('111222')
  await expect(checkout.alert).toContainText('还可试 4 次')
  await expect(checkout.pinField).toHaveValue('')
  await expect(checkout.pinField).toBeFocused()
  await page.keyboard.type('246813')

  await expect(checkout.heading).toHaveText('支付成功')
  expect(new Set(keysOf(answers(calls)))).toHaveProperty('size', 2)
})

test('the wrong PIN that ends the attempt says that it is locked, though the page hears of the end first', async () => {
  let now = session()
  const answered = Promise.withResolvers<void>()
  const { page } = await stage.open(
    script({
      session: () => now,
      confirm: () => (now = asksForPin()),
      answer: async () => {
        const failure = { code: 'not_completed', message: '未完成验证，未扣款' } as const
        now = session({ payment: payment({ status: 'failed', nextAction: null, failure }) })
        await answered.promise
        return problem({
          code: 'attempts_exhausted',
          status: 403,
          details: { lockedUntil: '2026-06-02T10:00:00.000+08:00' },
        })
      },
    }),
  )
  const checkout = checkoutPage(page)
  await checkout.payButton.click()
  await checkout.pinField.pressSequentially('135791')
  await expect(page.getByText('正在付款，请勿重复支付')).toBeVisible()
  await page.evaluate(() =>
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
  )
  await expect(page.getByText('未完成验证，未扣款')).toBeVisible()
  answered.resolve()

  await expect(page.getByRole('heading', { name: '支付密码已锁定' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(checkout.pinSheet).toBeHidden()
  await expect(page.getByText('未完成验证，未扣款')).toBeVisible()
})

test('when the answer is lost, what was typed stays and only the same request follows', async () => {
  let line: 'dead' | 'alive' = 'dead'
  const bank = payingBank()
  const { page, calls } = await stage.open({
    ...bank,
    answer: (request) => (line === 'dead' ? 'lost' : bank.answer(request)),
  })
  const checkout = checkoutPage(page)

  await checkout.payButton.click()
  await checkout.pinField.pressSequentially('246813')
  await expect(page.getByText('结果未知')).toBeVisible()
  await expect(checkout.pinField).toHaveValue('246813')
  line = 'alive'
  await page.getByRole('button', { name: '重试 ¥88.50' }).click()

  await expect(checkout.heading).toHaveText('支付成功')
  expect(answers(calls)).toHaveLength(4)
  expect(new Set(keysOf(answers(calls)))).toHaveProperty('size', 1)
})

test('a bill that changed is shown with both amounts, and the next confirm is for the new one', async () => {
  const changed = session({ version: 2, total: 90_00 })
  let now = session()
  const { page, calls } = await stage.open(
    script({
      session: () => now,
      confirm: (request) => {
        if ((request.postDataJSON() as { version: number }).version === 2) return asksForPin()
        now = changed
        return problem({ code: 'session_stale', status: 409, message: '订单有更新，未扣款' })
      },
    }),
  )

  await page.getByRole('button', { name: '向青芽茶铺支付 ¥88.50' }).click()
  await expect(page.getByText('金额由 ¥88.50 变为 ¥90.00')).toBeVisible()
  await page.getByRole('button', { name: '向青芽茶铺支付 ¥90.00' }).click()

  await expect.poll(() => confirms(calls).length).toBe(2)
  expect(bodiesOf(confirms(calls))[1]).toMatchObject({ version: 2, total: 90_00 })
  expect(new Set(keysOf(confirms(calls)))).toHaveProperty('size', 2)
})

test('an attempt that waits for its PIN is taken up again after a reload, without another confirm', async () => {
  const { page, calls } = await stage.open(payingBank())
  const checkout = checkoutPage(page)
  await checkout.payButton.click()
  await expect(checkout.pinSheet).toBeVisible()

  await page.reload()
  await expect(page.getByText('付后余 ¥1,197.90')).toBeVisible()
  await checkout.payButton.click()

  await expect(checkout.pinSheet).toBeVisible()
  expect(confirms(calls)).toHaveLength(1)
})

test('a payment that is still at work ends on its own page, stamped, once the bank knows', async () => {
  const bank = payingBank()
  let done = false
  const { page } = await stage.open({
    ...bank,
    session: () => (done ? paid() : bank.session()),
    answer: async (request) => {
      const said = await bank.answer(request)
      if (said === 'lost' || 'code' in said || said.subject?.type !== 'payment') return said
      const resource = { ...said.subject.resource, status: 'processing' as const }
      return { ...said, subject: { ...said.subject, resource } }
    },
  })
  const checkout = checkoutPage(page)
  await checkout.payButton.click()
  await checkout.pinField.pressSequentially('246813')
  done = true

  await expect(checkout.heading).toHaveText('支付成功')
  await expect(checkout.backToMerchant).toHaveText(/\d 秒/)
})

test('a payment that fails after the PIN says so above the ways to pay', async () => {
  const bank = payingBank()
  const failure = { code: 'insufficient_balance', message: '余额不足，未扣款，请先充值' }
  let failed = false
  const attempt = () => {
    const waiting = asksForPin().payment
    return waiting && { ...waiting, status: 'failed' as const, nextAction: null, failure }
  }
  const { page } = await stage.open({
    ...bank,
    session: () => (failed ? session({ payment: attempt() }) : bank.session()),
    answer: async (request) => {
      const said = await bank.answer(request)
      const resource = attempt()
      if (said === 'lost' || 'code' in said || !resource) return said
      failed = true
      return { ...said, subject: { type: 'payment', resource } }
    },
  })
  const checkout = checkoutPage(page)

  await checkout.payButton.click()
  await checkout.pinField.pressSequentially('246813')

  await expect(checkout.alert).toHaveText('余额不足，未扣款，请先充值')
  await expect(checkout.payButton).toBeVisible()
  await expect(checkout.pinSheet).toBeHidden()
})
