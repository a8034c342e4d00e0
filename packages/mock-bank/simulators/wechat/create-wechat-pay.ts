import { createPrivateKey } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

import { createPayersDoor } from '../bill.ts'
import { createHelm } from '../steering.ts'
import type { Desk } from './asked.ts'
import { createBrowser } from './browser.ts'
import { callerOf, type Caller } from './doorkeeper.ts'
import { desks } from './desk.ts'
import { openHouse, type House } from './house.ts'
import { createNotices } from './notices.ts'
import { createOpenIdCodes } from './open-ids.ts'
import type { WechatPayOptions } from './options.ts'
import { payersApp } from './payers-app.ts'
import type { Reply } from './refusals.ts'
import { signatureHeaders } from './signing.ts'

/** What WeChat Pay shares with the other simulated companies. */
export interface Surroundings {
  /** How merchants are reached. */
  fetch: typeof fetch
  /** Folder in which files a realm remember every order and refund. @default in memory only */
  journalDir?: string | undefined
  /** How late a slow payer's money moves. */
  slowMs: number
  /** The real time. @default the machine's clock */
  wall?: () => Date
}

/**
 * WeChat Pay, speaking API v3 at `/{realm}/wechat/v3/…`. Each realm has one of its own. Beside it are the payer's app
 * (`…/app/bills`), the pages a browser meets on its way there, the helm (`…/steering`) and the notices that wait to be
 * sent (`…/notices/send`).
 */
export function createWechatPay(options: WechatPayOptions, around: Surroundings): Hono {
  const { fetch, journalDir, slowMs, wall = () => new Date() } = around
  const ours = { key: createPrivateKey(options.platformPrivateKey), serial: options.platformSerial }
  const notices = createNotices(options, { fetch, wall })
  const helm = createHelm()
  const houses = new Map<string, House>()

  const houseOf = (realm: string): House => {
    const house = houses.get(realm) ?? openHouse(realm, wall, journalDir)
    houses.set(realm, house)
    return house
  }

  /** Answers with what a desk says to whoever signed the request, signed in turn. */
  const serve = (desk: Desk) => async (c: Context) => {
    const steering = helm.of(realmOf(c))
    if (steering.answers === 'down') return c.body(null, 503)

    const body = await c.req.text()
    const url = new URL(c.req.url)
    const arrived = callerOf(
      {
        method: c.req.method,
        target: `${url.pathname}${url.search}`,
        authorization: c.req.header('authorization'),
        body,
      },
      options.merchants,
      wall(),
    )
    const reply =
      'refusal' in arrived ? arrived.refusal : await answered(c, desk, arrived.caller, body)
    return steering.answers === 'lost' ? c.body(null, 504) : signed(reply, steering.answers)
  }

  const answered = async (c: Context, desk: Desk, caller: Caller, body: string): Promise<Reply> => {
    const house = houseOf(realmOf(c))
    house.told(c.req.header('date'))
    return desk({
      ...{ house, caller, notices, steering: helm.of(realmOf(c)) },
      ...{
        content: readObject(body),
        url: new URL(c.req.url),
        number: c.req.param('number') ?? '',
      },
    })
  }

  const signed = (reply: Reply, how: 'arrive' | 'tampered') => {
    // What is downloaded is held to the hash that was signed before.
    if ('file' in reply) return new Response(reply.file)
    const { status, body } = reply
    const text = body === undefined ? '' : JSON.stringify(body)
    const headers = signatureHeaders(ours, text, wall())
    if (status === 204 && how === 'arrive') return new Response(null, { status, headers })
    return new Response(how === 'tampered' ? `${text} ` : text, {
      status: status === 204 ? 200 : status,
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    })
  }

  const appOf = (realm: string) => {
    const house = houseOf(realm)
    const whenPaid = (order: Parameters<typeof notices.paid>[1]) =>
      notices.paid(house, order, helm.of(realm).notices)
    return payersApp(house, { merchants: options.merchants, slowMs, whenPaid })
  }

  const wechat = new Hono()
  const limit = bodyLimit({ maxSize: 64 * 1024 })
  for (const { method, path, desk } of desks(wall)) wechat.on(method, path, limit, serve(desk))
  wechat.post('/notices/send', async (c) => c.json({ sent: await notices.sendLate(realmOf(c)) }))
  wechat.route('/', helm.door)
  wechat.route('/', createPayersDoor(appOf))
  wechat.route('/', createBrowser({ houseOf, options, codes: createOpenIdCodes(), wall }))
  return wechat
}

const realmOf = (c: Context): string => (c as Context<object, '/:realm'>).req.param('realm')

/** A body that is no JSON object counts as an empty one. */
function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}
