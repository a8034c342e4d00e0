import { randomBytes } from 'node:crypto'
import { createMerchant, isQiantangError, type Merchant } from '@qiantang/sdk/server'
import { type Context, Hono } from 'hono'

import { readJson } from '../bill.ts'
import { Till } from './till.ts'

export interface TillOptions {
  /** Where the bank answers, such as `http://localhost:4000`. */
  bankUrl: string
  /** How the bank is reached. @default the global fetch */
  fetch?: typeof fetch
}

interface Installed {
  till: Till
  merchants: Record<'zh-CN' | 'en', Merchant>
}

/**
 * Tills in shops. `POST /api/tills {appId, keyId, privateKey}` puts one up, which signs as that shop from then on, and
 * answers with the key by which its page works: `Authorization: Bearer till_…` at
 * `GET /api/till` · `POST /api/till/sales {reference, amount, code}` · `POST /api/till/shown {reference, amount}` ·
 * `GET /api/till/sales/{reference}` · `POST …/withdraw` · `POST …/refund {amount}` · `POST /api/till/day-end`.
 */
export function createTills({ bankUrl, fetch = globalThis.fetch }: TillOptions): Hono {
  const tills = new Map<string, Installed>()
  const doors = new Hono()

  doors.post('/api/tills', async (c) => {
    const { appId, keyId, privateKey } = await readJson(c)
    if (typeof appId !== 'string' || typeof keyId !== 'string' || typeof privateKey !== 'string')
      return c.json({ code: 'keys_missing' }, 400)
    try {
      const asShop = (locale: 'zh-CN' | 'en') =>
        createMerchant({ appId, keyId, privateKey, baseUrl: bankUrl, locale, fetch })
      const merchants = { 'zh-CN': asShop('zh-CN'), en: asShop('en') }
      const key = `till_${randomBytes(24).toString('base64url')}`
      tills.set(key, { till: new Till(), merchants })
      return c.json({ key }, 201)
    } catch (error) {
      return error instanceof TypeError ? c.json({ code: 'keys_unreadable' }, 400) : fail(error)
    }
  })

  const atTill =
    (act: (till: Till, merchant: Merchant, c: Context) => Promise<object | string> | object) =>
    async (c: Context) => {
      const installed = tills.get(c.req.header('authorization')?.slice('Bearer '.length) ?? '')
      if (!installed) return c.json({ code: 'no_such_till' }, 401)
      const { till, merchants } = installed
      const locale = c.req.header('accept-language')?.startsWith('en') ? 'en' : 'zh-CN'
      c.header('cache-control', 'no-store')
      try {
        const answer = await act(till, merchants[locale], c)
        if (typeof answer !== 'string') return c.json(answer)
        return c.json({ code: answer }, answer === 'no_such_sale' ? 404 : 409)
      } catch (error) {
        return isQiantangError(error) ? c.json({ code: 'bank_unreachable' }, 502) : fail(error)
      }
    }
  const referenceOf = (c: Context) => (c as Context<object, '/:reference'>).req.param('reference')

  doors.get(
    '/api/till',
    atTill((till, merchant) => till.look(merchant)),
  )
  doors.post(
    '/api/till/sales',
    atTill(async (till, merchant, c) => {
      const { reference, amount, code } = await readJson(c)
      return till.take(merchant, String(reference), Number(amount), String(code))
    }),
  )
  doors.post(
    '/api/till/shown',
    atTill(async (till, merchant, c) => {
      const { reference, amount } = await readJson(c)
      return till.show(merchant, String(reference), Number(amount))
    }),
  )
  doors.get(
    '/api/till/sales/:reference',
    atTill((till, merchant, c) => till.ask(merchant, referenceOf(c))),
  )
  doors.post(
    '/api/till/sales/:reference/withdraw',
    atTill((till, merchant, c) => till.withdraw(merchant, referenceOf(c))),
  )
  doors.post(
    '/api/till/sales/:reference/refund',
    atTill(async (till, merchant, c) => {
      const { amount } = await readJson(c)
      return till.refund(merchant, referenceOf(c), Number(amount))
    }),
  )
  doors.post(
    '/api/till/day-end',
    atTill((till, merchant) => till.endDay(merchant)),
  )
  return doors
}

const fail = (error: unknown): never => {
  throw error
}
