import type { KeyObject } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { createPayersDoor } from '../../bill.ts'
import { faultOf } from '../doorkeeper.ts'
import { readForm, type Fields } from '../message.ts'
import { responseMessage } from '../response-codes.ts'
import { createNetbank } from './netbank.ts'
import { byKey, type Office } from './office.ts'
import { noticeOf } from './pay.ts'
import { payersApp } from './payers-app.ts'
import { limit, REALM } from './place.ts'
import { isNetbank, type Purchase } from './purchase.ts'
import { faultPage, returnPage } from './return-page.ts'
import { comeIn } from './take-in.ts'

export interface PayerDoorsOptions {
  officeOf: (realm: string) => Office
  members: ReadonlyMap<string, KeyObject>
  sign: (fields: Fields) => URLSearchParams
  /** How late a slow payer's money moves. */
  slowMs: number
}

/** Where payers come in: by their browser, by their app, and at their own bank. */
export function createPayerDoors(options: PayerDoorsOptions): Hono {
  const { officeOf, members, sign, slowMs } = options
  const doors = new Hono()

  doors.post(`${REALM}/gateway/api/frontTransReq.do`, limit, async (c) => {
    const office = officeOf(c.req.param('realm'))
    const fields = readForm(await c.req.text()) ?? {}
    const fault = faultOf(fields, members.get(fields['merId'] ?? ''))
    const come = fault ?? (await comeIn(fields, office))
    if (typeof come === 'string') return faultPage(c, responseMessage(come))
    const returnUrl = new URL(`/${office.realm}/gateway/return/${come.key}`, c.req.url).href
    return toPage(c, office, office.purchases.save({ ...come, returnUrl }))
  })

  doors.get(`${REALM}/gateway/return/:key`, (c) => {
    const purchase = byKey(officeOf(c.req.param('realm')), c.req.param('key'))
    if (!purchase?.frontUrl) return c.notFound()
    // Whoever turns back brings no news: the network signs only what has ended.
    return purchase.state === 'ended'
      ? returnPage(c, purchase.frontUrl, sign(noticeOf(purchase)))
      : c.redirect(purchase.frontUrl, 303)
  })

  const appOf = (realm: string) => payersApp(officeOf(realm), { slowMs })
  doors.route(`${REALM}/unionpay`, createPayersDoor(appOf))
  doors.route('/', createNetbank(officeOf))
  return doors
}

/** The payer's browser goes on to the network's own page, or to the bank that was chosen. */
const toPage = (c: Context, { realm }: Office, purchase: Purchase) => {
  const { code = '', key } = purchase
  const page = isNetbank(purchase)
    ? { app: 'netbank', realm, payment: key }
    : { app: 'unionpay', code }
  return c.redirect(`/sim#${new URLSearchParams(page)}`, 303)
}
