import { type Context, Hono } from 'hono'

import { isPayer, type PayerName } from './payers.ts'

/** What a payer's app shows of what is asked of them. All simulated apps show the same. */
export interface Bill {
  /** The app's own number of it. */
  id: string
  payee: string
  description: string
  /** Fen. */
  amount: number
  state: 'waiting' | 'paid' | 'closed'
  /** Where the payer's browser goes once it is over, for those who came from a page. */
  returnUrl: string | null
}

/** What came of agreeing to pay. */
export interface PayResult {
  outcome: 'paid' | 'processing' | 'refused' | 'left' | 'closed'
  /** The payer's name, where the app refuses because of who they are. */
  reason: PayerName | null
  bill: Bill
}

/** The payer's side of a simulated app in one realm. */
export interface PayersApp {
  /** The bill behind a code that was scanned, a link that was followed, or what a merchant's app handed over. */
  find(code: string): Promise<Bill | undefined> | Bill | undefined
  bill(id: string): Bill | undefined
  pay(id: string, payer: PayerName): Promise<PayResult>
  /** The payer says no. */
  decline(id: string): Promise<Bill>
}

type Realm = Context<object, '/:realm'>

/**
 * The doors of a payer's app, which the page of the simulated phone and testers call:
 * `GET …/app/bills?code=`, `GET …/app/bills/{id}`, `POST …/app/bills/{id}/pay {"payer":"ordinary"}` and `POST …/app/bills/{id}/decline`.
 */
export function createPayersDoor(appOf: (realm: string) => PayersApp): Hono {
  const door = new Hono()
  const app = (c: Context) => appOf((c as Realm).req.param('realm'))
  const missing = (c: Context) => c.json({ code: 'no_such_bill' }, 404)

  door.get('/app/bills', async (c) => {
    const bill = await app(c).find(c.req.query('code') ?? '')
    return bill ? c.json(bill) : missing(c)
  })
  door.get('/app/bills/:id', (c) => {
    const bill = app(c).bill(c.req.param('id'))
    return bill ? c.json(bill) : missing(c)
  })
  door.post('/app/bills/:id/pay', async (c) => {
    const { payer } = await readJson(c)
    if (!isPayer(payer)) return c.json({ code: 'no_such_payer' }, 400)
    const id = c.req.param('id')
    return app(c).bill(id) ? c.json(await app(c).pay(id, payer)) : missing(c)
  })
  door.post('/app/bills/:id/decline', async (c) => {
    const id = c.req.param('id')
    return app(c).bill(id) ? c.json(await app(c).decline(id)) : missing(c)
  })
  return door
}

/** A body that is no JSON object counts as an empty one. */
export const readJson = async (c: Context): Promise<Readonly<Record<string, unknown>>> => {
  const value: unknown = await c.req.json().catch(() => null)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
