import { generateKeyPairSync, randomBytes } from 'node:crypto'

import { createApp } from '../../src/apps/apps.ts'
import type { Merchant } from '../../src/apps/caller.ts'
import type { EventBank } from '../../src/events/bank.ts'
import { deliverWebhook } from '../../src/events/deliver.ts'
import { deliveryJob } from '../../src/events/deliveries.ts'
import { receiverEgress } from '../../src/events/egress/egress.ts'
import { createEndpoint, type EndpointWithSecret } from '../../src/events/endpoints.ts'
import { eventConsumer } from '../../src/events/event-consumer.ts'
import { advanceClock, type Workers } from '../../src/jobs/move-clock.ts'
import { durationMs } from '../../src/jobs/duration.ts'
import { newId } from '../../src/kernel/ids.ts'
import { createLog } from '../../src/kernel/log.ts'
import { createVault } from '../../src/kernel/vault.ts'
import { checkBooks, openLedger } from '../../src/ledger/index.ts'
import { createRealm, type RealmInput } from '../../src/realms/realms.ts'
import { openTestDatabase } from '../postgres.ts'

/** A webhook as it came in. */
export interface Received {
  url: string
  headers: Record<string, string>
  body: string
}

type Answer = (received: Received) => Response | Promise<Response>

/** Where the merchants of a test listen: what came in, and what they answer. */
export class Inbox {
  readonly received: Received[] = []
  readonly #answers = new Map<string, Answer>()

  /** From now on this address answers so. Others answer 204. */
  answer(url: string, answer: Answer | number) {
    const reply = typeof answer === 'number' ? () => new Response(null, { status: answer }) : answer
    this.#answers.set(url, reply)
  }

  at(url: string): Received[] {
    return this.received.filter((one) => one.url === url)
  }

  readonly receive = async (request: Request): Promise<Response> => {
    const { url, headers } = request
    const received = { url, headers: Object.fromEntries(headers), body: await request.text() }
    this.received.push(received)
    return this.#answers.get(url)?.(received) ?? new Response(null, { status: 204 })
  }
}

export const workers: Workers<EventBank> = {
  jobs: { [deliveryJob]: deliverWebhook },
  readers: [eventConsumer],
}

/** A bank with merchants and what they are told, and nothing else. The real time moves only forwards, by `skip`. */
export const openEventBank = async (change: Partial<EventBank> = {}) => {
  const database = await openTestDatabase()
  const ledger = await openLedger(database)
  const inbox = new Inbox()
  const logged: string[] = []
  let skippedMs = 0
  const wall = () => new Date(Date.now() + skippedMs)
  const origin = 'http://localhost:4000'
  const bank: EventBank = {
    mode: 'sandbox',
    origin,
    sql: database.sql,
    vault: createVault(randomBytes(32)),
    log: createLog((line) => logged.push(line), wall),
    wall,
    fetch,
    ledger,
    egress: receiverEgress(inbox.receive, { mode: 'sandbox', origin }),
    ...change,
  }
  return {
    bank,
    inbox,
    logged,
    /** Lets real time pass. */
    skip: (seconds: number) => (skippedMs += seconds * 1000),
    close: async () => {
      await ledger.close()
      await checkBooks(database.sql)
      await database.close()
    },
  }
}

const { publicKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/** A merchant in a realm of its own, or in the realm of another. */
export const openMerchant = async (
  bank: EventBank,
  { beside, ...input }: RealmInput & { beside?: Merchant } = {},
): Promise<Merchant> => {
  const realm = beside?.realm ?? (await createRealm(bank, input)).realm
  const { app } = await createApp(bank, realm, { name: 'Tea Shop', publicKey })
  return { kind: 'merchant', realm, app }
}

export const addEndpoint = (
  bank: EventBank,
  merchant: Merchant,
  url: string,
  events?: string[],
): Promise<EndpointWithSecret> =>
  createEndpoint(bank, merchant, events ? { url, events } : { url }, {
    id: (prefix, slot) => newId(prefix, slot, merchant.app.slotMask, bank.wall()),
  })

/** Lets the merchant's time pass; nothing but what is due, without a duration. */
export const advance = async (bank: EventBank, merchant: Merchant, by = 'PT0S') => {
  const { realm, events } = await advanceClock(bank, merchant.realm, durationMs(by, 'by'), workers)
  merchant.realm = realm
  return events
}
