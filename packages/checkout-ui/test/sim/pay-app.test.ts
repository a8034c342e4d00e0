import type { Page } from '@playwright/test'
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectAlipay } from '../../../mock-bank/src/channels/alipay/index.ts'
import { serveSimulators, type SimulatorServer } from '../../../mock-bank/simulators/index.ts'
import { faultsOf, inViews } from '../town/soundness.ts'
import { setStage, type Stage } from '../town/stage.ts'

const [merchant, alipay] = [newKeys(), newKeys()]
const [appId, sellerId] = ['2021000000000001', '2088102146225135']

let stage: Stage
let simulators: SimulatorServer
beforeAll(async () => {
  stage = await setStage('sim')
  simulators = await serveSimulators({
    port: 0,
    pagesDir: stage.dist,
    bankUrl: 'http://127.0.0.1:9',
    networkPrivateKey: stage.town.networkPrivateKey,
    members: {},
    slowMs: 300,
    channels: {
      alipay: {
        privateKey: alipay.privatePem,
        members: { [appId]: { name: '青芽茶铺', sellerId, publicKey: merchant.publicPem } },
      },
    },
  })
})
afterAll(async () => {
  await simulators.close()
  await stage[Symbol.asyncDispose]()
})

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    ...{ privateKey, publicKey },
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

let orders = 0

/** Asks for money through Alipay; answers with what the payer gets to see of it, and how it stands. */
async function askFor(amount: number, product: 'qr' | 'page' = 'qr') {
  const line = connectAlipay({
    baseUrl: (realm) => `${simulators.url}/${realm}/alipay`,
    ...{ appId, sellerId, privateKey: merchant.privateKey, alipayPublicKey: alipay.publicKey },
    ...{ fetch, now: async () => new Date(), timeoutMs: 10_000 },
  })
  const now = new Date()
  const order = {
    ...{ realmId: 'rlm_PHONE', number: `pay${(orders += 1)}`, reference: null, product, amount },
    ...{ description: '明前龙井 250g', createdAt: now, choice: {} },
    expiresAt: new Date(now.getTime() + 600_000),
    ...{ returnUrl: `${stage.pages.origin}/paid`, noticeUrl: 'http://127.0.0.1:9/' },
  }
  const opened = await line.open(order)
  if (opened.outcome !== 'opened') throw new Error('Alipay opens nothing.')
  const { action } = opened
  return {
    code: action.type === 'show_qr' ? action.code : '',
    url: action.type === 'redirect' ? action.url : '',
    state: async () => (await line.query(order)).state,
  }
}

const phone = { locale: 'zh-CN', viewport: { width: 360, height: 740 } } as const
const open = (address: string, visit: Parameters<Stage['open']>[1] = phone) =>
  stage.open(new URL(address, simulators.url).href, visit)

const withCode = (code: string) => `/sim#${new URLSearchParams({ app: 'alipay', code })}`

const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name })

async function enterPassword(page: Page) {
  for (const digit of '123456') await button(page, digit).click()
}

test('one goes from the messages to the apps, pastes a code into Alipay and pays', async () => {
  const bill = await askFor(88_50)
  const page = await open('/sim')
  await page.getByRole('link', { name: '主屏幕' }).click()
  await page.getByRole('link', { name: '支付宝' }).click()
  await button(page, '打开账单').click()
  await page.getByText('请先粘贴二维码的内容').waitFor()
  await page.getByLabel('二维码的内容或付款链接').fill(` ${bill.code}\n`)
  await button(page, '打开账单').click()

  await page.getByText('付款给 青芽茶铺').waitFor()
  await page.getByText('明前龙井 250g').waitFor()
  await button(page, '确认付款 ¥88.50').click()
  await enterPassword(page)
  const paid = page.getByRole('heading', { name: '付款成功' })
  await paid.waitFor()
  expect(await paid.evaluate((heading) => heading === document.activeElement)).toBe(true)
  expect(await bill.state()).toBe('paid')
  expect(stage.complaintsOf(page)).toEqual([])
})

test('who pays decides what happens, and a refused bill waits for somebody else', async () => {
  const bill = await askFor(12_00)
  const page = await open(withCode(bill.code))
  const payAs = async (name: string) => {
    await page.getByRole('radio', { name }).check()
    await button(page, '确认付款 ¥12.00').click()
    await enterPassword(page)
  }
  await payAs('李雪')
  await page.getByRole('heading', { name: '余额不足' }).waitFor()
  await page.getByText('未扣款').waitFor()
  await button(page, '换一位付款人').click()
  await payAs('古丽·买买提')
  await page.getByRole('heading', { name: '付款人已离开' }).waitFor()
  expect(await bill.state()).toBe('waiting')
  await button(page, '换一位付款人').click()
  await payAs('王芳')
  await page.getByRole('heading', { name: '付款成功' }).waitFor()
  expect(await bill.state()).toBe('paid')
})

test('whoever declines pays nothing, and the bill is closed', async () => {
  const bill = await askFor(12_00)
  const page = await open(withCode(bill.code), { ...phone, locale: 'en' })
  await button(page, 'Do not pay').click()
  await page.getByRole('heading', { name: 'The bill is closed' }).waitFor()
  expect(await bill.state()).toBe('closed')
})

test('the page a shop leads to is the same app, and goes back to the shop', async () => {
  const bill = await askFor(12_00, 'page')
  const page = await open(bill.url)
  await button(page, '确认付款 ¥12.00').click()
  await enterPassword(page)
  const href = await page.getByRole('link', { name: '返回商家' }).getAttribute('href')
  expect(new URL(href ?? '').pathname).toBe('/paid')
  expect(new URL(href ?? '').searchParams.get('total_amount')).toBe('12.00')
})

test('a code of another app is opened there, and one of no app nowhere', async () => {
  const bill = await askFor(12_00)
  const page = await open(withCode(bill.code).replace('app=alipay', 'app=wechat'))
  await page.getByRole('heading', { name: '这是支付宝的码' }).waitFor()
  await button(page, '用支付宝打开').click()
  await page.getByText('付款给 青芽茶铺').waitFor()

  const lost = await open(withCode('https://example.com/'))
  await lost.getByRole('heading', { name: '无法识别这个码' }).waitFor()
  expect(await faultsOf(lost)).toEqual([])
})

test('the bill, the password and the end can be reached by keyboard alone', async () => {
  const bill = await askFor(12_00)
  const page = await open(withCode(bill.code))
  await button(page, '确认付款 ¥12.00').focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('请输入支付密码').focus()
  await page.keyboard.type('123456')
  await page.getByRole('heading', { name: '付款成功' }).waitFor()
})

const states = [
  { name: 'the home screen', address: async () => '/sim#app=home' },
  { name: 'the scanner', address: async () => '/sim#app=unionpay' },
  { name: 'a bill', address: async () => withCode((await askFor(1_234_567_00)).code) },
]

test.each(inViews(states))('$title is sound', async ({ state, view }) => {
  const page = await open(await state.address(), view)
  await page.locator('main h1').waitFor({ state: 'attached' })
  await page.locator('main button, main ul').first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  expect(stage.complaintsOf(page)).toEqual([])
})

test.each(inViews([{ name: 'the password' }, { name: 'what came of it' }]))(
  '$title is sound',
  async ({ state, view }) => {
    const page = await open(withCode((await askFor(88_50)).code), view)
    await button(page, /确认付款|^Pay/).click()
    const field = page.getByLabel(/支付密码|payment password/)
    await field.waitFor()
    if (state.name !== 'the password') {
      await field.focus()
      await page.keyboard.type('123456')
      await page.getByRole('heading', { name: /付款成功|^Paid/ }).waitFor()
    }
    expect(await faultsOf(page)).toEqual([])
  },
)
