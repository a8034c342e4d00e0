import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveSimulators, type SimulatorServer } from '../../../mock-bank/simulators/index.ts'
import * as people from '../town/people.ts'
import { faultsOf, fewViews } from '../town/soundness.ts'
import { setStage, type Stage } from '../town/stage.ts'

let stage: Stage
let simulators: SimulatorServer
beforeAll(async () => {
  stage = await setStage('sim')
  // As it is in life: the phone on an origin of its own, which passes its questions on to the bank.
  simulators = await serveSimulators({
    port: 0,
    pagesDir: stage.dist,
    bankUrl: stage.pages.origin,
    networkPrivateKey: stage.town.networkPrivateKey,
    members: {},
  })
})
afterAll(async () => {
  await simulators.close()
  await stage[Symbol.asyncDispose]()
})

const phone = { locale: 'zh-CN', viewport: { width: 360, height: 740 } } as const
const open = (hash: string, visit: Parameters<Stage['open']>[1] = phone) =>
  stage.open(`${simulators.url}/sim${hash}`, visit)

const handIn = async (settlement: people.Visitor['town'], user: string, person?: 'wangFang') =>
  people.handedIn(
    { town: settlement, ...(await settlement.user(user)) },
    person ? people.factorsOf(person) : people.factors(),
  )

test('a text appears on the phone as soon as the bank has sent it, is read out, and its code can be taken along', async () => {
  const settlement = await stage.town.settle()
  const page = await open(`#${settlement.realmKey}`)
  await page.getByText('还没有短信').waitFor()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])

  await handIn(settlement, 'u_1')
  const code = await page
    .getByRole('status')
    .filter({ hasText: /^\d{6}$/ })
    .textContent()
  const spoken = page.getByRole('status').filter({ hasText: '新短信，验证码' })
  await expect
    .poll(() => spoken.textContent())
    .toBe(`新短信，验证码 ${[...(code ?? '')].join(' ')}`)
  await page.getByRole('button', { name: `复制验证码 ${code}` }).click()

  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code)
  await page.getByText('已复制', { exact: true }).first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  expect(stage.complaintsOf(page)).toEqual([])
})

test('of several people’s texts one can look at those to one number', async () => {
  const settlement = await stage.town.settle()
  await handIn(settlement, 'u_1')
  await handIn(settlement, 'u_2', 'wangFang')
  const page = await open(`#${settlement.realmKey}`)
  await expect.poll(() => page.getByRole('article').count()).toBe(2)

  await page.getByRole('radio', { name: '139 0013 9000' }).check()

  await expect.poll(() => page.getByRole('article').count()).toBe(1)
  await page.getByText('发至 139 0013 9000').waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('a phone nobody looks at does not ask', async () => {
  const settlement = await stage.town.settle()
  const page = await open(`#${settlement.realmKey}`)
  await page.getByText('还没有短信').waitFor()
  await hide(page)
  let asked = 0
  page.on('request', () => (asked += 1))

  await page.waitForTimeout(4000)

  expect(asked).toBe(0)
})

const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })

test('a phone without a key, with a wrong one, or without a bank says what to do', async () => {
  for (const [hash, says] of [
    ['', /这是谁的手机/],
    [`#rlk_${'x'.repeat(43)}`, /银行不认识这个密钥/],
  ] as const) {
    const page = await open(hash)
    await page.getByText(says).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  }
  const settlement = await stage.town.settle()
  const address = `${simulators.url}/sim#${settlement.realmKey}`
  const page = await stage.open(address, phone, (page) =>
    page.route('**/api/**', (route) =>
      route.fulfill({ status: 502, json: { code: 'bank_unreachable' } }),
    ),
  )
  await page.getByText('连不上银行').waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('the phone is sound in every window, light and language', async () => {
  const settlement = await stage.town.settle()
  await handIn(settlement, 'u_1')
  for (const view of fewViews) {
    const page = await open(`#${settlement.realmKey}`, view)
    await page.getByRole('article').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(stage.complaintsOf(page)).toEqual([])
    await page.context().close()
  }
}, 120_000)
