import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { query, transact } from './desk.ts'
import { answer, type Reply } from './reply.ts'
import { faultOf } from './doorkeeper.ts'
import type { Journal } from './journal.ts'
import { readForm, signedForm, writeAnswer, type Fields } from './message.ts'
import { createHelm } from '../steering.ts'
import { createPostman } from '../postman.ts'
import type { ScanningApp } from '../scan.ts'
import { pause } from './pause.ts'
import { createPayerDoors } from './purchases/payer-doors.ts'
import { byCode, openOffice, type Office } from './purchases/office.ts'
import { REALM } from './purchases/place.ts'
import { realmOfCode } from './purchases/purchase.ts'
import { applyForTn } from './purchases/take-in.ts'

export interface CardNetworkOptions {
  /** PEM of the network's RSA key: it signs answers and opens what members encrypt for it. */
  networkPrivateKey: string
  /** The network's certificate number, as its answers name it. @default '69629715588' */
  networkCertId?: string
  /** PEM of each member's public key, by the member's `merId`. */
  members: Readonly<Record<string, string>>
  /** Folder in which a file a realm remembers every movement. @default in memory only */
  journalDir?: string
  /** How long every answer takes. @default 0 */
  latencyMs?: number
  /** How late the card called `slow` is answered. @default 3000 */
  slowMs?: number
  /** How members are reached with notices. @default the global fetch */
  fetch?: typeof fetch
  /** How long a caller who gets no answer is kept waiting before the line is dropped. @default 60000 */
  silenceMs?: number
}

/** The network's doors, and its app as the phone's scanner knows it. */
export interface CardNetwork {
  doors: Hono
  app: ScanningApp
}

type Desk = (fields: Fields, office: Office, key: KeyObject) => Reply | Promise<Reply>

/**
 * The card network, with the banks behind it, speaking UnionPay's 5.1.0 form posts. The realm is the
 * first part of the path, and each realm has a network of its own.
 */
export function createCardNetwork(options: CardNetworkOptions): CardNetwork {
  const key = createPrivateKey(options.networkPrivateKey)
  const members = new Map(
    Object.entries(options.members).map(([merId, pem]) => [merId, createPublicKey(pem)]),
  )
  const offices = new Map<string, Office>()
  const {
    networkCertId = '69629715588',
    latencyMs = 0,
    slowMs = 3_000,
    silenceMs = 60_000,
    fetch: reach = globalThis.fetch,
  } = options

  const sign = (fields: Fields) => signedForm({ ...fields, certId: networkCertId }, key)

  const helm = createHelm()
  const isTaken = (status: number) => status === 200
  const postman = createPostman({ fetch: reach, gapsMs: GAPS_MS, isTaken })
  const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }

  function officeOf(realm: string): Office {
    const { journalDir } = options
    const steering = () => helm.of(realm)
    const tell = (url: string, fields: Fields) =>
      postman.send(realm, steering().notices, { url, headers, body: sign(fields).toString() })
    const office = offices.get(realm) ?? openOffice(realm, { journalDir, steering, tell })
    offices.set(realm, office)
    return office
  }

  const serve = (desk: Desk) => async (c: Context<object, '/:realm'>) => {
    const office = officeOf(c.req.param('realm'))
    if (office.steering().answers === 'down') return c.body(null, 503)
    const fields = readForm(await c.req.text()) ?? {}
    const fault = faultOf(fields, members.get(fields['merId'] ?? ''))
    const reply = fault ? answer(fields, fault) : await desk(fields, office, key)

    const { answers } = office.steering()
    const { signal } = c.req.raw
    await pause(reply.kind === 'silence' ? silenceMs : latencyMs, signal)
    if (reply.kind === 'silence') return c.body(null, 504)
    if (reply.whenLate) {
      // The card's bank works on, whether or not somebody still waits for the answer.
      await pause(slowMs)
      reply.whenLate()
    }
    if (answers === 'lost') return c.body(null, 504)
    const answered = writeAnswer({ ...reply.fields, certId: networkCertId }, key)
    return c.text(answers === 'tampered' ? answered.replace('respCode=', 'respCode=0') : answered)
  }

  const network = new Hono()
  const limit = bodyLimit({ maxSize: 64 * 1024 })
  network.post(`${REALM}/gateway/api/backTransReq.do`, limit, serve(transact))
  network.post(`${REALM}/gateway/api/queryTrans.do`, limit, serve(query))
  network.post(`${REALM}/gateway/api/appTransReq.do`, limit, serve(applyForTn))
  network.route('/', createPayerDoors({ officeOf, members, sign, slowMs }))
  network.route(`${REALM}/unionpay`, helm.door)
  network.post(`${REALM}/unionpay/notices/send`, async (c) =>
    c.json({ sent: await postman.sendLate(c.req.param('realm')) }),
  )
  network.get(`${REALM}/bookings`, (c) =>
    c.json({ items: bookings(officeOf(c.req.param('realm')).journal) }),
  )
  return {
    doors: network,
    app: {
      name: 'unionpay',
      // A number for an app (`tn`) names no realm: only its own network knows it.
      realmOfCode: (code) =>
        realmOfCode(code) ?? [...offices.values()].find((office) => byCode(office, code))?.realm,
    },
  }
}

// Several times in a day, as the manual has it.
const GAPS_MS = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000, 43_200_000]

/** What the cards' banks have booked: the other side of the bank's own books. */
const bookings = (journal: Journal) =>
  journal
    .all()
    // What goes back of a purchase is no movement of a member's own.
    .filter(({ txnType }) => txnType === '11' || txnType === '12')
    .filter(({ result, queriesBeforeResult }) => result === '00' && queriesBeforeResult === 0)
    .map(({ merId, orderId, txnTime, txnType, txnAmt, person, card, queryId }) => ({
      ...{ merId, orderId, txnTime, queryId, person, card },
      direction: txnType === '11' ? 'collected' : 'paid_out',
      amount: Number(txnAmt),
    }))
