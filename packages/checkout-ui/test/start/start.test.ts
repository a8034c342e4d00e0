import { generateKeyPairSync } from 'node:crypto'
import { signWebhook } from '@qiantang/sdk/webhooks'
import type { Clock, NewApp } from '@qiantang/sdk/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShop } from '../../src/start/sample.ts'
import type { StartState } from '../../src/start/start-state.ts'
import { faultsOf, fewViews } from '../town/soundness.ts'
import { setStage, type Stage } from '../town/stage.ts'
import type { Settlement } from '../town/town.ts'

let stage: Stage
let settlement: Settlement
beforeAll(async () => {
  stage = await setStage('start')
  settlement = await stage.town.settle()
})
afterAll(() => stage[Symbol.asyncDispose]())

const desk = { locale: 'zh-CN', viewport: { width: 1440, height: 900 } } as const

const sandbox = (): StartState => ({
  shopUrl: 'http://127.0.0.1:4020',
  phoneUrl: 'http://127.0.0.1:4010/sim',
  tillUrl: 'http://127.0.0.1:4010/pos#till_x',
  realm: { id: 'rlm_01JWM2E6W0ABCDEFGHJKMNPQRS', name: 'sandbox', key: settlement.realmKey },
  app: { id: 'app_01JWM2E6W0ABCDEFGHJKMNPQRS', name: '青芽茶铺' },
})

test('the sample does what it says: it sells at the bank and believes its webhooks', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const app = await settlement.tester<NewApp>('POST /v1/sandbox/apps', {
    name: '青芽茶铺',
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  })
  const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
  const { sell, hear } = openShop(
    {
      appId: app.id,
      keyId: app.keyId,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      baseUrl: stage.pages.origin,
    },
    secret,
  )

  const url = await sell('u_1001', {
    reference: 'P1',
    amount: 88_50,
    description: '明前龙井 50 克',
  })
  expect(url).toMatch(/\/pay\/cos_[0-9A-Z]{26}#csk_/)

  const body = JSON.stringify({
    id: 'evt_01JWM2E6W0ABCDEFGHJKMNPQRS',
    type: 'order.paid',
    createdAt: '2026-06-01T10:00:00.000+08:00',
    data: { reference: 'P1' },
  })
  const headers = new Headers(
    await signWebhook(body, { secret, id: 'evt_01JWM2E6W0ABCDEFGHJKMNPQRS' }),
  )
  expect(await hear({ headers, body })).toBe('P1')
  await expect(hear({ headers, body: body.replace('P1', 'P2') })).rejects.toMatchObject({
    code: 'signature_invalid',
  })
})

test('it leads to the shop, to the phone with its key, and to the reference', async () => {
  stage.pages.fillWith(sandbox())
  const page = await stage.open('/', desk)

  const href = (name: string) => page.getByRole('link', { name }).getAttribute('href')
  expect(await href('去小店')).toBe('http://127.0.0.1:4020')
  expect(await href('打开模拟手机')).toBe(`http://127.0.0.1:4010/sim#${settlement.realmKey}`)
  expect(await href('API 参考')).toBe('/reference')
  expect(await page.getByLabel('示例代码', { exact: true }).textContent()).toContain(
    'createMerchant',
  )
})

test('what one will have to type is there to be taken along', async () => {
  stage.pages.fillWith(sandbox())
  const page = await stage.open('/', desk)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])

  await page.getByRole('button', { name: '复制银行卡号' }).click()

  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('6222021200012345679')
})

test('the clock can be turned on, and turns', async () => {
  stage.pages.fillWith(sandbox())
  const page = await stage.open('/', desk)
  const before = await settlement.tester<Clock>('GET /v1/sandbox/clock')
  await page.getByRole('button', { name: '1 天' }).click()
  await page
    .getByText(/这段时间里发生了/)
    .first()
    .waitFor()

  const after = await settlement.tester<Clock>('GET /v1/sandbox/clock')
  expect(Date.parse(after.now) - Date.parse(before.now)).toBe(86_400_000)
  const shown = after.now.slice(0, 19).replace('T', ' ')
  await page.getByText(shown).waitFor()
})

test('a bank alone has no shop and no phone to show, and says how to get them', async () => {
  stage.pages.fillWith(undefined)
  const page = await stage.open('/', desk)

  await page.getByText(/npm start/).waitFor()
  expect(await page.getByRole('link', { name: '去小店' }).count()).toBe(0)
  expect(await faultsOf(page)).toEqual([])
})

test('the page is sound in every window, light and language', async () => {
  stage.pages.fillWith(sandbox())
  for (const view of fewViews) {
    const page = await stage.open('/', view)
    await page.getByText('6222021200012345679').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(stage.complaintsOf(page)).toEqual([])
    await page.context().close()
  }
}, 120_000)
