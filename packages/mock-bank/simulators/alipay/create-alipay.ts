import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

import { createPayersDoor } from '../bill.ts'
import { createPostman } from '../postman.ts'
import { openRecords } from '../records.ts'
import { createHelm } from '../steering.ts'
import { createBills } from './bill/bills.ts'
import { desk } from './desk.ts'
import { type House, tradeKey } from './house.ts'
import { type Parameters, readParameters, writeAnswer } from './message.ts'
import { type Request, takeOffer } from './offer.ts'
import type { AlipayOptions } from './options.ts'
import { payersApp } from './payers-app.ts'
import { readRequest } from './read-request.ts'
import { no, type Node, type Refusal } from './refusals.ts'
import { createClock } from './time.ts'
import type { Trade, Way } from './trade.ts'

/** What Alipay shares with the other simulated companies. */
export interface Surroundings {
  /** How merchants are reached. */
  fetch: typeof fetch
  /** Folder in which a file a realm remembers every trade. @default in memory only */
  journalDir?: string | undefined
  /** How late a slow payer's money moves. */
  slowMs: number
}

const MINUTE_MS = 60_000
// Eight tries in 25 hours.
const GAPS_MS = [4, 10, 10, 60, 120, 360, 900].map((minutes) => minutes * MINUTE_MS)

/** The ways that begin in the payer's browser. */
const cashiers: Readonly<Record<string, Way>> = {
  'alipay.trade.page.pay': 'page',
  'alipay.trade.wap.pay': 'wap',
}

/**
 * Alipay, speaking its open API at `/{realm}/alipay/gateway.do`. Each realm has an Alipay of its own. Beside it are the
 * payer's app (`…/app/bills`), the helm (`…/steering`) and the notices that wait to be sent (`…/notices/send`).
 */
export function createAlipay(options: AlipayOptions, around: Surroundings): Hono {
  const { members } = options
  const key = createPrivateKey(options.privateKey)
  const keys = new Map<string, KeyObject>(
    Object.entries(members).map(([id, { publicKey }]) => [id, createPublicKey(publicKey)]),
  )
  const isTaken = (status: number, body: string) => status === 200 && body === 'success'
  const postman = createPostman({ fetch: around.fetch, gapsMs: GAPS_MS, isTaken })
  const helm = createHelm()
  const houses = new Map<string, House>()
  const bills = createBills()

  const houseOf = (realm: string): House => {
    const file = around.journalDir && join(around.journalDir, `${realm}.alipay.jsonl`)
    const house = houses.get(realm) ?? {
      ...{ realm, key, members, postman, steering: () => helm.of(realm) },
      trades: openRecords<Trade>(tradeKey, file),
      clock: createClock(() => new Date()),
    }
    houses.set(realm, house)
    return house
  }

  const readOrderString = (house: House, text: string): Trade | undefined => {
    const parameters = readParameters(text)
    if (parameters?.['method'] !== 'alipay.trade.app.pay') return undefined
    const trade = offered(house, 'app', readRequest(parameters, keys))
    return typeof trade === 'string' ? undefined : trade
  }

  /** What is answered to a merchant's server; `door` is where it asked. */
  const answerTo = async (
    house: House,
    method: string,
    request: Request | Refusal,
    door: string,
  ): Promise<Node> => {
    if (typeof request === 'string') return no(request)
    house.clock.told(request.parameters['timestamp'])
    if (method === 'alipay.data.dataservice.bill.downloadurl.query')
      return bills.ask(house, request, door)
    return (await desk[method]?.(house, request)) ?? no('isv.invalid-method')
  }

  const serve = async (c: Context) => {
    const house = houseOf(realmOf(c))
    const { answers } = house.steering()
    if (answers === 'down') return c.body(null, 503)

    const body = c.req.method === 'POST' ? await c.req.text() : ''
    const parameters = readParameters(new URL(c.req.url).search, body)
    const request = readRequest(parameters, keys)
    const method = methodOf(parameters)
    const way = cashiers[method]
    if (way) return toCashier(c, offered(house, way, request))

    const node = await answerTo(house, method, request, new URL('.', c.req.url).href)
    if (answers === 'lost') return c.body(null, 504)
    const answer = writeAnswer(method, node, key)
    const told = answers === 'tampered' ? answer.replace('"code":"', '"code":"1') : answer
    return c.body(told, 200, { 'content-type': 'text/html;charset=utf-8' })
  }

  const alipay = new Hono()
  alipay.on(['GET', 'POST'], '/gateway.do', bodyLimit({ maxSize: 64 * 1024 }), serve)
  alipay.post('/notices/send', async (c) => c.json({ sent: await postman.sendLate(realmOf(c)) }))
  alipay.get('/bills/:file{[0-9a-f]{32}\\.zip}', (c) => {
    const file = bills.read(c.req.param('file').slice(0, 32))
    return file
      ? c.body(new Uint8Array(file), 200, { 'content-type': 'application/zip' })
      : c.notFound()
  })
  alipay.route('/', helm.door)
  alipay.route(
    '/',
    createPayersDoor((realm) =>
      payersApp(houseOf(realm), { slowMs: around.slowMs, readOrderString }),
    ),
  )
  return alipay
}

const realmOf = (c: Context): string => (c as Context<object, '/:realm'>).req.param('realm')

const methodOf = (parameters: Parameters | undefined): string => parameters?.['method'] ?? ''

function offered(house: House, way: Way, request: Request | Refusal): Trade | Refusal {
  if (typeof request === 'string') return request
  house.clock.told(request.parameters['timestamp'])
  return takeOffer(house, way, request)
}

/** Where the payer sees who asks for how much: the app's own page on this origin. */
const toCashier = (c: Context, trade: Trade | Refusal) =>
  typeof trade === 'string'
    ? c.json(no(trade), 400)
    : c.redirect(`/sim#${new URLSearchParams({ app: 'alipay', code: trade.code })}`)
