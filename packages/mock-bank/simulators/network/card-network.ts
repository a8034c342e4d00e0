import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { answer, query, transact, type Reply } from './desk.ts'
import { faultOf } from './doorkeeper.ts'
import { openJournal, type Journal } from './journal.ts'
import { readForm, writeAnswer, type Fields } from './message.ts'
import { pause } from './pause.ts'

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
  /** How long a caller who gets no answer is kept waiting before the line is dropped. @default 60000 */
  silenceMs?: number
}

type Desk = (fields: Fields, journal: Journal, key: KeyObject) => Reply

/**
 * The card network, with the banks behind it, speaking UnionPay's 5.1.0 form posts. The realm is the
 * first part of the path, and each realm has a network of its own.
 */
export function createCardNetwork(options: CardNetworkOptions): Hono {
  const key = createPrivateKey(options.networkPrivateKey)
  const members = new Map(
    Object.entries(options.members).map(([merId, pem]) => [merId, createPublicKey(pem)]),
  )
  const journals = new Map<string, Journal>()
  const {
    networkCertId = '69629715588',
    latencyMs = 0,
    slowMs = 3_000,
    silenceMs = 60_000,
  } = options

  function journalOf(realm: string): Journal {
    const file = options.journalDir && join(options.journalDir, `${realm}.jsonl`)
    const journal = journals.get(realm) ?? openJournal(file)
    journals.set(realm, journal)
    return journal
  }

  const serve = (desk: Desk) => async (c: Context<object, '/:realm'>) => {
    const fields = readForm(await c.req.text()) ?? {}
    const fault = faultOf(fields, members.get(fields['merId'] ?? ''))
    const reply = fault ? answer(fields, fault) : desk(fields, journalOf(c.req.param('realm')), key)

    const { signal } = c.req.raw
    await pause(reply.kind === 'silence' ? silenceMs : latencyMs, signal)
    if (reply.kind === 'silence') return c.body(null, 504)
    if (reply.whenLate) {
      // The card's bank works on, whether or not somebody still waits for the answer.
      await pause(slowMs)
      reply.whenLate()
    }
    return c.text(writeAnswer({ ...reply.fields, certId: networkCertId }, key))
  }

  const network = new Hono()
  const limit = bodyLimit({ maxSize: 64 * 1024 })
  network.post(`${REALM}/gateway/api/backTransReq.do`, limit, serve(transact))
  network.post(`${REALM}/gateway/api/queryTrans.do`, limit, serve(query))
  network.get(`${REALM}/bookings`, (c) =>
    c.json({ items: bookings(journalOf(c.req.param('realm'))) }),
  )
  return network
}

const REALM = '/:realm{[A-Za-z0-9_-]{1,64}}' as '/:realm'

/** What the cards' banks have booked: the other side of the bank's own books. */
const bookings = (journal: Journal) =>
  journal
    .all()
    .filter(({ result, queriesBeforeResult }) => result === '00' && queriesBeforeResult === 0)
    .map(({ merId, orderId, txnTime, txnType, txnAmt, person, card, queryId }) => ({
      ...{ merId, orderId, txnTime, queryId, person, card },
      direction: txnType === '11' ? 'collected' : 'paid_out',
      amount: Number(txnAmt),
    }))
