import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { devNull } from 'node:os'
import { openSync, writeSync } from 'node:fs'
import { createBank } from '../../packages/mock-bank/src/bank.ts'
import { drainOutbox } from '../../packages/mock-bank/src/events/outbox.ts'
import { readers } from '../../packages/mock-bank/src/jobs/registry.ts'
import { serveBank } from '../../packages/mock-bank/src/server/index.ts'
import { freePort } from '../../scripts/house/ports.ts'
import { serve } from '../harness/serve.ts'
import { mintOrders } from './orders.ts'
import { type Holder, openHolder } from './people.ts'
import type { Payer, Tenant } from './tenant.ts'
import { answerPaymentsWith } from './ways.ts'

export interface HttpBankOptions {
  /** How payments are made behind the same door. */
  way: 'product' | 'traditional' | 'noop'
  url: string
  payers: number
  key: 'rsa' | 'ed25519'
  /** @default the product's own */
  lanes?: number
}

/** What a bank has made ready for the next round. */
export interface Prepared {
  /** How long those who follow the books took to catch up with the last one. */
  followMs: number
  /** Open orders. */
  orderIds: string[]
}

const unlimited = { requests: 1e9, windowSeconds: 60 }

// A whole bank on a port of its own, with its background work, as `npm start` opens it.
serve(async (options) => {
  const { way, url, payers, key, lanes } = options as HttpBankOptions
  const other = await answerPaymentsWith(way, url)
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const faults: unknown[] = []
  const log = openSync(devNull, 'w')
  const bank = await createBank({
    ...{ origin, databaseUrl: url, masterKey: randomBytes(32).toString('base64') },
    ...(lanes !== undefined && { database: { lanes } }),
    // One machine plays a thousand callers.
    limits: { app: unlimited, user: unlimited, address: unlimited, refusals: unlimited },
    onFault: (error) => faults.push(error),
    writeLog: (line) => void writeSync(log, `${line}\n`),
  })
  const server = await serveBank(bank, { port, hosts: ['127.0.0.1'], pagesDir: null })

  const realm = await bank.realms.create({ name: 'bench', clock: 'wall' })
  const pair = key === 'ed25519' ? newPair() : undefined
  const app = await bank.realms.createApp(realm.id, {
    name: '钱塘茶馆',
    ...(pair && { publicKey: pair.publicKey }),
  })
  const ask = async <Reply>(path: string, body: object): Promise<Reply> => {
    const answer = await bank.fetch(
      new Request(`${origin}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${app.secretKey}`,
          'content-type': 'application/json',
          'idempotency-key': randomBytes(12).toString('hex'),
        },
        body: JSON.stringify(body),
      }),
    )
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as Reply
  }

  const people: Payer[] = []
  for (let n = 0; n < payers; n++) {
    const holder: Holder = await openHolder(bank.inside, app.app.id, n)
    const session = await ask<{ token: string }>('/v1/user-sessions', { userId: holder.userId })
    people.push({ ...holder, token: session.token })
  }
  await other.meet(bank.inside, app.app.id, people)
  const pattern = await ask<{ id: string }>('/v1/orders', {
    ...{ reference: 'pattern', amount: 100, description: '龙井茶 250 克, 两罐' },
    items: [{ name: '龙井茶 250 克', quantity: 2, amount: 100 }],
    metadata: { cart: 'A-2077', till: '3' },
  })
  bank.start()

  return {
    about: {
      ...{ origin, port, appId: app.app.id, keyId: app.keyId },
      privateKey: pair?.privateKey ?? app.privateKey ?? '',
      payers: people,
    } satisfies Tenant,
    prepare: async (wanted): Promise<Prepared> => {
      const began = performance.now()
      await drainOutbox(bank.inside, readers)
      const followMs = performance.now() - began
      const { orders } = wanted as { orders: number }
      return { followMs, orderIds: await mintOrders(bank.inside, pattern.id, orders) }
    },
    run: () => Promise.reject(new Error('A bank is asked over HTTP.')),
    check: async () => {
      if (faults.length > 0) throw faults[0]
      await bank.checkBooks()
      await other.check()
    },
    close: async () => {
      await server.close()
      await bank.close()
      await other.close()
    },
  }
})

const newPair = () =>
  generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
