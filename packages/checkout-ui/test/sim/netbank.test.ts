import type { Page } from '@playwright/test'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectGateway } from '../../../mock-bank/src/channels/gateway/connect-gateway.ts'
import { connectUnionPay } from '../../../mock-bank/src/channels/unionpay/connect-unionpay.ts'
import { serveSimulators, type SimulatorServer } from '../../../mock-bank/simulators/index.ts'
import { faultsOf, inViews } from '../town/soundness.ts'
import { setStage, type Stage } from '../town/stage.ts'

const [network, member] = [newKeys(), newKeys()]
const [merId, certId] = ['777290058110048', '68759663125']

let stage: Stage
let simulators: SimulatorServer
let merchant: Server
const brought: string[] = []
beforeAll(async () => {
  stage = await setStage('sim')
  simulators = await serveSimulators({
    ...{ port: 0, pagesDir: stage.dist, bankUrl: 'http://127.0.0.1:9', slowMs: 300 },
    networkPrivateKey: network.privatePem,
    members: { [merId]: member.publicPem },
  })
  merchant = createServer((request, response) => void takeBack(request, response)).listen(
    0,
    '127.0.0.1',
  )
  await once(merchant, 'listening')
})
afterAll(async () => {
  merchant.close()
  await simulators.close()
  await stage[Symbol.asyncDispose]()
})

/** A shop that takes whoever comes back, and notes what their browser brought. */
async function takeBack(request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = await request.toArray()
  if (request.url === '/back') brought.push(`${request.method} ${Buffer.concat(chunks).toString()}`)
  response.setHeader('content-type', 'text/html').end('<h1>Back at the shop</h1>')
}

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    ...{ privateKey, publicKey },
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

let orders = 0

/** Asks for money through the network; answers with the page the payer's browser lands on, and how it stands. */
async function askFor(bank?: { code: string; kind: 'personal' | 'corporate' }) {
  const line = {
    ...{ merId, certId, privateKey: member.privateKey, networkPublicKey: network.publicKey },
    ...{ fetch, timeoutMs: 10_000, baseUrl: (realm: string) => `${simulators.url}/${realm}` },
  }
  const connector = bank ? connectGateway(line) : connectUnionPay(line)
  const now = new Date()
  const order = {
    ...{ realmId: 'rlm_BANK', number: `pay${String((orders += 1)).padStart(26, '0')}` },
    ...{ reference: null, product: bank ? null : ('page' as const), amount: 88_50 },
    ...{ description: '明前龙井 250g', createdAt: now, choice: bank ? { bank } : {} },
    expiresAt: new Date(now.getTime() + 600_000),
    returnUrl: `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/back`,
    noticeUrl: 'http://127.0.0.1:9/',
  }
  const opened = await connector.open(order)
  if (opened.outcome !== 'opened' || opened.action.type !== 'redirect') throw new Error('No form.')
  const { url, fields } = opened.action
  const body = new URLSearchParams(fields ?? {})
  const landed = await fetch(url, { method: 'POST', body, redirect: 'manual' })
  return {
    address: landed.headers.get('location') ?? '',
    state: async () => (await connector.query(order)).state,
  }
}

const personal = { code: 'ICBC', kind: 'personal' as const }
const corporate = { code: 'CCB', kind: 'corporate' as const }
const desk = { locale: 'zh-CN', viewport: { width: 1280, height: 800 } } as const
const open = (address: string, visit: Parameters<Stage['open']>[1] = desk) =>
  stage.open(new URL(address, simulators.url).href, visit)

const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name })

async function logIn(page: Page, operator?: RegExp) {
  if (operator) await page.getByRole('radio', { name: operator }).check()
  await page.getByLabel(/登录密码|Password/).fill('789001')
  await button(page, /^(登录|Log in)$/).click()
}

async function giveCode(page: Page, code: string) {
  await page.getByLabel(/短信验证码|Code from the SMS/).fill(code)
  await button(page, /^(确认付款|Pay )/).click()
}

test('a person logs in, pays, and is taken back to the merchant by a form', async () => {
  const bill = await askFor(personal)
  const page = await open(bill.address)
  await page.getByRole('heading', { name: '工商银行网上银行' }).waitFor()
  await page.getByText('明前龙井 250g').waitFor()
  await logIn(page)
  await giveCode(page, '111111')

  const paid = page.getByRole('heading', { name: '付款成功' })
  await paid.waitFor()
  expect(await paid.evaluate((heading) => heading === document.activeElement)).toBe(true)
  expect(await bill.state()).toBe('paid')
  brought.splice(0)
  await page.getByRole('link', { name: '返回商户' }).click()
  await page.getByRole('heading', { name: 'Back at the shop' }).waitFor()
  expect(brought).toEqual([expect.stringMatching(/^POST .*respCode=00/)])
  expect(stage.complaintsOf(page)).toEqual([])
})

test('who turns back without paying brings the merchant nothing', async () => {
  const bill = await askFor(personal)
  const page = await open(bill.address)
  await logIn(page)
  await button(page, '取消付款').click()
  await page.getByRole('heading', { name: '付款未成功' }).waitFor()
  await page.getByText('未扣款').waitFor()

  expect(await bill.state()).toBe('failed')
})

test('a wrong password and a wrong code are said where they were typed', async () => {
  const page = await open((await askFor(personal)).address)
  await page.getByLabel('登录密码').fill('000000')
  await button(page, '登录').click()
  await page.getByText('客户或密码不正确，未扣款。').waitFor()
  await logIn(page)
  await giveCode(page, '000000')
  await page.getByText('验证码不正确，还可输入 2 次，未扣款。').waitFor()
  await giveCode(page, '111111')
  await page.getByRole('heading', { name: '付款成功' }).waitFor()
})

test('an account with too little money refuses, and says that nothing was taken', async () => {
  const bill = await askFor(personal)
  const page = await open(bill.address)
  await logIn(page)
  await page.getByRole('radio', { name: '尾号 0041' }).check()
  await giveCode(page, '111111')
  await page.getByText(/未扣款。银行答复：卡上的余额不足/).waitFor()
  expect(await bill.state()).toBe('failed')
})

test('of a company one enters the payment and another approves it', async () => {
  const bill = await askFor(corporate)
  const page = await open(bill.address)
  await logIn(page, /制单员/)
  await button(page, '提交复核').click()
  await page.getByRole('heading', { name: '等待复核' }).waitFor()
  expect(await bill.state()).toBe('waiting')

  const another = await open(bill.address)
  await logIn(another, /复核员/)
  await button(another, '批准并付款 ¥88.50').click()
  await another.getByRole('heading', { name: '付款成功' }).waitFor()
  expect(await bill.state()).toBe('paid')
})

test('a checker finds nothing to approve before it was entered, and may reject what was', async () => {
  const bill = await askFor(corporate)
  const page = await open(bill.address, { ...desk, locale: 'en' })
  await logIn(page, /Checker/)
  await page.getByText('Nothing waits for approval.').waitFor()
  await button(page, 'Log in').click()
  await logIn(page, /Maker/)
  await button(page, 'Submit for approval').click()
  await button(page, 'Log in as the checker').click()
  await logIn(page, /Checker/)
  await button(page, 'Reject it').click()
  await page.getByRole('heading', { name: 'Not paid' }).waitFor()
  expect(await bill.state()).toBe('failed')
})

test('it can all be done by keyboard', async () => {
  const page = await open((await askFor(personal)).address)
  await page.getByLabel('登录密码').focus()
  await page.keyboard.type('789001')
  await page.keyboard.press('Enter')
  await page.getByLabel('短信验证码').focus()
  await page.keyboard.type('111111')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '付款成功' }).waitFor()
})

test('an address of no payment says so', async () => {
  const page = await open('/sim#app=netbank&realm=rlm_BANK&payment=nothing')
  await page.getByRole('heading', { name: '没有这笔付款' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('UnionPay’s own page is its app, which goes back to the merchant', async () => {
  const bill = await askFor()
  const page = await open(bill.address)
  await page.getByRole('heading', { name: '云闪付' }).waitFor()
  await button(page, '确认付款 ¥88.50').click()
  for (const digit of '123456') await button(page, digit).click()
  brought.splice(0)
  await page.getByRole('link', { name: '返回商家' }).click()
  await page.getByRole('heading', { name: 'Back at the shop' }).waitFor()
  expect(brought).toEqual([expect.stringMatching(/^POST .*respCode=00/)])
  expect(await bill.state()).toBe('paid')
})

const states: {
  name: string
  of: typeof personal | typeof corporate
  show: (page: Page) => Promise<void>
}[] = [
  { name: 'a person’s log-in', of: personal, show: async () => {} },
  { name: 'a company’s log-in', of: corporate, show: async () => {} },
  { name: 'paying from an account', of: personal, show: (page) => logIn(page) },
  {
    name: 'a wrong code',
    of: personal,
    show: async (page) => {
      await logIn(page)
      await giveCode(page, '000000')
      await page.getByText(/验证码不正确|code is wrong/).waitFor()
    },
  },
  {
    name: 'what came of it',
    of: personal,
    show: async (page) => {
      await logIn(page)
      await giveCode(page, '111111')
      await page.getByRole('link').waitFor()
    },
  },
  { name: 'entering for a company', of: corporate, show: (page) => logIn(page, /制单员|Maker/) },
  {
    name: 'waiting for approval',
    of: corporate,
    show: async (page) => {
      await logIn(page, /制单员|Maker/)
      await button(page, /提交复核|Submit/).click()
      await page.getByRole('heading', { name: /等待复核|Waiting/ }).waitFor()
    },
  },
]

test.each(inViews(states))('$title is sound', async ({ state, view }) => {
  const page = await open((await askFor(state.of)).address, view)
  await page.getByRole('heading', { level: 2 }).last().waitFor()
  await state.show(page)
  await page.getByRole('heading', { level: 2 }).last().waitFor()
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${state.name}.png`, fullPage: true })
  expect(await faultsOf(page)).toEqual([])
  expect(stage.complaintsOf(page)).toEqual([])
})
