import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createBank, type QiantangBank } from '../../../mock-bank/src/index.ts'
import { createSimulators } from '../../../mock-bank/simulators/index.ts'

/** The bank with the world outside it, in this process: what the wallet pages are held against. */
export interface Town extends AsyncDisposable {
  bank: QiantangBank
  /** What the card network signs with. */
  networkPrivateKey: string
  /** Everybody outside the bank. */
  outside: (request: Request) => Promise<Response>
  /** A realm of its own with one merchant in it. */
  settle: () => Promise<Settlement>
}

export interface Settlement {
  realmKey: string
  /** Calls as the merchant's server, by its bearer key. */
  merchant: Caller
  /** Calls as whoever holds the realm's key. */
  tester: Caller
  /** A session of a user, and calls as the bank's page it opened. */
  user: (
    userId?: string,
    device?: { id: string; name?: string },
  ) => Promise<{ token: string; page: Caller }>
}

export type Caller = <Reply>(route: string, body?: unknown) => Promise<Reply>

/** Opens the bank on memory, with the origin its pages will be served from. */
export async function foundTown(origin: string): Promise<Town> {
  const [network, own] = [keys(), keys()]
  const merId = '777290058110048'
  const outside = createSimulators({
    networkPrivateKey: network.privateKey,
    members: { [merId]: own.publicKey },
    bankUrl: origin,
    slowMs: 50,
    fetch: async (input, init) => bank.fetch(new Request(input, init)),
  })
  const bank = await createBank({
    origin,
    dataDir: 'memory',
    simulatorsUrl: 'http://127.0.0.1:4010',
    fetch: outside.fetch,
    cardNetwork: {
      merId,
      certId: '68759663125',
      privateKey: own.privateKey,
      networkPublicKey: network.publicKey,
      timeoutMs: 1_000,
    },
    checkReplies: true,
    limits: { refusals: { requests: 100_000, windowSeconds: 60 } },
    writeLog: () => undefined,
  })
  bank.start()

  const caller =
    (token: string, headers: Record<string, string> = {}): Caller =>
    async <Reply>(route: string, body?: unknown) => {
      const [method = '', path = ''] = route.split(' ')
      const response = await bank.fetch(
        new Request(origin + path, {
          method,
          headers: {
            ...headers,
            ...(token && { authorization: `Bearer ${token}` }),
            ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      )
      const text = await response.text()
      if (!response.ok) throw new Error(`${route}: ${response.status} ${text}`)
      return JSON.parse(text) as Reply
    }

  const onBankPage = { origin, 'sec-fetch-site': 'same-origin' }

  return {
    bank,
    networkPrivateKey: network.privateKey,
    outside: (request) => outside.fetch(request),
    settle: async () => {
      const realm = await caller('')<{ key: string }>('POST /v1/sandbox/realms', {})
      const tester = caller(realm.key)
      const app = await tester<{ secretKey: string }>('POST /v1/sandbox/apps', { name: '青芽茶铺' })
      const merchant = caller(app.secretKey)
      return {
        realmKey: realm.key,
        tester,
        merchant,
        user: async (userId = 'u_1001', device) => {
          const { token } = await merchant<{ token: string }>('POST /v1/user-sessions', {
            userId,
            ...(device && { device }),
          })
          const page = await caller(token, onBankPage)<{ token: string }>('POST /v1/page-tokens')
          return { token, page: caller(page.token, onBankPage) }
        },
      }
    },
    [Symbol.asyncDispose]: () => bank.close(),
  }
}

function keys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}
