import type { Page, Request } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as people from '../town/people.ts'
import { setWalletStage, type WalletStage } from './wallet-stage.ts'

let stage: WalletStage
beforeAll(async () => {
  stage = await setWalletStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const phone = { locale: 'zh-CN', viewport: { width: 360, height: 740 } } as const

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const pinField = (page: Page) => page.getByLabel('6 位支付密码', { exact: true })

/** What a page sends to a route from now on. */
function sentTo(page: Page, method: string, path: RegExp): Request[] {
  const sent: Request[] = []
  page.on('request', (request) => {
    if (request.method() === method && path.test(new URL(request.url()).pathname))
      sent.push(request)
  })
  return sent
}
const keysOf = (requests: Request[]) => requests.map((each) => each.headers()['idempotency-key'])

test('somebody new opens an account, tops it up and withdraws, by the keyboard alone', async () => {
  const visitor = await stage.visitor()
  const page = await stage.open(`/wallet#${visitor.token}`, phone)
  const { name, idNumber, mobile, cardNumber } = people.factors()
  const press = async (name: string | RegExp) => {
    await button(page, name).focus()
    await page.keyboard.press('Enter')
  }

  await press('开通')
  await page.getByLabel('姓名').focus()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(idNumber)
  await page.keyboard.press('Enter')

  await heading(page, '绑定银行卡').waitFor()
  await page.getByLabel('银行卡号').focus()
  await page.keyboard.type(cardNumber)
  await page.keyboard.press('Tab')
  await page.keyboard.type(mobile)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await press('核实并获取验证码')

  await page.getByLabel('6 位验证码').focus()
  await page.keyboard.type(await people.newestCode(visitor))
  await page.keyboard.press('Enter')

  await page.getByLabel('新的 6 位支付密码').focus()
  await page.keyboard.type(people.pin)
  await page.getByText('再输入一次').first().waitFor()
  // The boxes mean something else now, and the focus is still in them.
  await page.keyboard.type(people.pin)
  await heading(page, '开户成功').waitFor()

  await press('去充值')
  await page.getByLabel('充值金额').focus()
  await page.keyboard.type('100.5')
  await page.keyboard.press('Enter')
  await pinField(page).waitFor()
  await page.keyboard.type(people.pin)
  await heading(page, '充值成功').waitFor()

  await press('完成')
  await page.getByText('¥100.50').first().waitFor()
  await press('提现')
  await press('全部提现')
  await press(/^提现 ¥100\.50 到工商银行/)
  await pinField(page).waitFor()
  await page.keyboard.type(people.pin)
  await heading(page, '提现成功').waitFor()

  await press('完成')
  await press('明细')
  await page.getByText('−¥100.50').waitFor()
  expect(await page.getByRole('listitem').count()).toBe(2)
  expect(stage.complaintsOf(page)).toEqual([])
})

test('the token is gone from the address at once, a reload survives, and another link is another visit', async () => {
  const visitor = await stage.visitor()
  await people.holder(visitor, 300_00)
  const other = await stage.visitor()
  await people.holder(other, 20_00)

  const page = await stage.open(`/wallet#${visitor.token}`, phone)
  await page.getByText('¥300.00').first().waitFor()
  expect(page.url()).toBe(`${stage.pages.origin}/wallet`)
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...sessionStorage }, { ...localStorage }]),
  )
  expect(kept).not.toContain(visitor.token)

  await page.reload()
  await page.getByText('¥300.00').first().waitFor()

  await page.goto(`${stage.pages.origin}/wallet#${other.token}`)
  await page.getByText('¥20.00').first().waitFor()

  // A link that is worth nothing must not show the person before.
  await page.goto(`${stage.pages.origin}/wallet#ust_${'x'.repeat(43)}`)
  await heading(page, '页面已过期').waitFor()
  await page.reload()
  await heading(page, '这个链接打不开钱包').waitFor()
})

test('an opening is taken up after a reload where it was left', async () => {
  const visitor = await stage.visitor()
  const { name, idNumber, mobile, cardNumber } = people.factors()
  const page = await stage.open(`/wallet?view=open#${visitor.token}`, phone)
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('身份证号').fill(idNumber)
  await button(page, '下一步').click()
  await heading(page, '绑定银行卡').waitFor()

  await page.reload()
  await heading(page, '绑定银行卡').waitFor()
  await button(page, '返回').click()
  await expect.poll(() => page.getByLabel('姓名').getAttribute('placeholder')).toBe('*三')
  await button(page, '下一步').click()

  await page.getByLabel('银行卡号').fill(cardNumber)
  await page.getByLabel('银行预留手机号').fill(mobile)
  await page.getByRole('checkbox').check()
  await button(page, '核实并获取验证码').click()
  await page.getByText('已发送至 138****8000').waitFor()

  await page.reload()
  await page.getByText('已发送至 138****8000').waitFor()
})

test('a field the bank refuses gets its message and the cursor, and nothing typed is lost', async () => {
  const visitor = await stage.visitor()
  const page = await stage.open(`/wallet?view=open#${visitor.token}`, phone)
  await page.getByLabel('姓名').fill('赵明')
  await page.getByLabel('身份证号').fill('330106201212311013')
  await button(page, '下一步').click()

  await page.getByText(/可能未满 18 周岁/).waitFor()
  const field = page.getByLabel('身份证号')
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByLabel('姓名').inputValue()).toBe('赵明')

  await field.fill(people.factors().idNumber)
  await expect.poll(() => field.getAttribute('aria-invalid')).toBeNull()
})

test('each try of the PIN is a new request, and a try that was lost is the same one again', async () => {
  const visitor = await stage.visitor()
  await people.holder(visitor)
  let dead = false
  const page = await stage.open(`/wallet?view=top-up#${visitor.token}`, phone, (page) =>
    page.route('**/answer', async (route) => {
      // The bank hears it; its answer is what gets lost.
      if (!dead) return route.continue()
      await route.fetch()
      return route.abort('internetdisconnected')
    }),
  )
  const answers = sentTo(page, 'POST', /answer$/)
  await page.getByLabel('充值金额').fill('50')
  await button(page, /^从工商银行/).click()

  await pinField(page).pressSequentially('314159')
  await page.getByText('还可试 4 次').waitFor()
  dead = true
  await pinField(page).pressSequentially(people.pin)
  await page.getByText('网络中断，结果未知').waitFor()
  dead = false
  await button(page, '重试 ¥50.00').click()
  await heading(page, '充值成功').waitFor()

  const [wrong, ...right] = keysOf(answers)
  expect(right.length).toBeGreaterThan(1)
  expect(new Set(right).size).toBe(1)
  expect(wrong).not.toBe(right[0])
  const { page: bank } = await visitor.town.user()
  const { items } = await bank<{ items: unknown[] }>('GET /v1/users/me/top-ups')
  expect(items).toHaveLength(1)
})

test('a double click begins one top-up', async () => {
  const visitor = await stage.visitor()
  await people.holder(visitor)
  const page = await stage.open(`/wallet?view=top-up#${visitor.token}`, phone)
  const begun = sentTo(page, 'POST', /top-ups$/)
  await page.getByLabel('充值金额').fill('50')
  await button(page, /^从工商银行/).dblclick()
  await pinField(page).waitFor()

  expect(begun).toHaveLength(1)
})

test('who closes the question and changes the amount is asked for the new one', async () => {
  const visitor = await stage.visitor()
  await people.holder(visitor)
  const page = await stage.open(`/wallet?view=top-up#${visitor.token}`, phone)
  const begun = sentTo(page, 'POST', /top-ups$/)
  await page.getByLabel('充值金额').fill('50')
  await button(page, /^从工商银行/).click()
  await pinField(page).pressSequentially('27')
  await page.keyboard.press('Escape')

  await button(page, /^从工商银行/).click()
  await pinField(page).waitFor()
  expect(await pinField(page).inputValue()).toBe('')
  expect(begun).toHaveLength(1)
  await page.keyboard.press('Escape')

  await page.getByLabel('充值金额').fill('60')
  await button(page, /^从工商银行.*¥60\.00$/).click()
  await pinField(page).pressSequentially(people.pin)
  await heading(page, '充值成功').waitFor()
  await page.getByText('¥60.00').first().waitFor()
  expect(begun).toHaveLength(2)
})

test('after a top-up neither reload nor the back button begins another', async () => {
  const visitor = await stage.visitor()
  await people.holder(visitor)
  const page = await stage.open(`/wallet#${visitor.token}`, phone)
  const begun = sentTo(page, 'POST', /top-ups$/)
  await button(page, '充值').click()
  await page.getByLabel('充值金额').fill('50')
  await button(page, /^从工商银行/).click()
  await pinField(page).pressSequentially(people.pin)
  await heading(page, '充值成功').waitFor()

  await page.reload()
  await heading(page, '充值成功').waitFor()
  await page.goBack()
  await heading(page, '我的钱包').waitFor()
  await page.goForward()
  await heading(page, '充值成功').waitFor()
  expect(begun).toHaveLength(1)
})

test('a session that ends while the PIN is typed says so, and no money has moved', async () => {
  const visitor = await stage.visitor()
  await people.holder(visitor)
  const page = await stage.open(`/wallet?view=top-up#${visitor.token}`, phone)
  await page.getByLabel('充值金额').fill('50')
  await button(page, /^从工商银行/).click()
  await pinField(page).waitFor()
  await people.wait(visitor, 'PT16M')
  await pinField(page).pressSequentially(people.pin)

  await heading(page, '页面已过期').waitFor()
  await page.getByText(/没有完成的操作不会扣款/).waitFor()
})

test('a question is answered once, in whichever of two windows', async () => {
  const visitor = await stage.visitor()
  await people.holder(visitor, 200_00)
  const waiting = await people.purchase(visitor, 88_50, 'P1')
  const address = `/wallet?challenge=${people.challengeOf(waiting)}#${visitor.token}`
  const [first, second] = [await stage.open(address, phone), await stage.open(address, phone)]
  await pinField(second).waitFor()

  await pinField(first).pressSequentially(people.pin)
  await heading(first, '支付成功').waitFor()
  await pinField(second).pressSequentially(people.pin)

  await heading(second, '已经确认过了').waitFor()
  const { page: bank } = await visitor.town.user()
  const account = await bank<{ items: { id: string }[] }>('GET /v1/users/me/accounts')
  const balance = await bank<{ total: number }>(
    `GET /v1/users/me/accounts/${account.items[0]?.id}/balance`,
  )
  expect(balance.total).toBe(200_00 - 88_50)
})

test('opened beside the checkout it begins with what the bill lacks, and closes itself when it is done', async () => {
  const visitor = await stage.visitor()
  await people.holder(visitor, 20_00)
  const checkout = await stage.open(`/wallet#${visitor.token}`, phone)
  const { token } = await visitor.town.user()
  const opening = checkout.waitForEvent('popup')
  await checkout.evaluate(
    (address) => void window.open(address),
    `/wallet?view=top-up&amount=6850#${token}`,
  )
  const wallet = await opening

  await button(wallet, /^从工商银行.*¥68\.50$/).click()
  await pinField(wallet).pressSequentially(people.pin)
  await heading(wallet, '充值成功').waitFor()
  const closed = wallet.waitForEvent('close')
  await button(wallet, '关闭此页，回到收银台').click()
  await closed
})

test('the way back names its host, and an address that could run is no way back', async () => {
  const visitor = await stage.visitor()
  const shop = encodeURIComponent('https://shop.example/me?x=1')
  const page = await stage.open(`/wallet?return_url=${shop}#${visitor.token}`, phone)
  const link = page.getByRole('link', { name: '返回 shop.example' })
  await link.waitFor()
  expect(await link.getAttribute('href')).toBe('https://shop.example/me?x=1')

  const evil = encodeURIComponent('javascript:alert(1)')
  const { token } = await visitor.town.user()
  await page.goto(`${stage.pages.origin}/wallet?return_url=${evil}#${token}`)
  await heading(page, '开一个电子账户').waitFor()
  expect(await page.getByRole('link').count()).toBe(0)
})
