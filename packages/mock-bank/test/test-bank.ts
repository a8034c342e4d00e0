import { randomBytes } from 'node:crypto'

import { createApp } from '../src/app.ts'
import { edgeOf } from '../src/bank/edge-of.ts'
import { createBank, type BankOptions, type OpenBank } from '../src/bank.ts'
import { checkBooks } from '../src/ledger/index.ts'
import { createSimulators, type Simulators } from '../simulators/index.ts'
import { atEndOfFile, atEndOfTest } from './ending.ts'
import { createDatabase } from './postgres.ts'
import { bankKeys, certId, merId, networkKeys } from './simulators/members.ts'

/** The bank of a test file, wired to a simulated outside world without a port between them. */
export interface TestBank {
  bank: OpenBank
  simulators: Simulators
  /** What the bank logged, line by line. */
  logged: string[]
  /** Every fault inside, whole. A test that does not cause one on purpose finds none. */
  faults: unknown[]
  /** What was sent to merchants' webhooks, in order. Each is taken with 204 unless a test says otherwise. */
  webhooks: { request: Request; body: string }[]
  answerWebhook: (request: Request) => Response
}

const origin = 'http://localhost:4000'
const simulatorsUrl = 'http://127.0.0.1:4010'

let opened: Promise<TestBank> | undefined

/** The one bank of this file, opened when it is first asked for. */
export const testBank = (): Promise<TestBank> => (opened ??= openTestBank())

/** A bank of its own, for a test that needs one opened differently. It is closed after the file. */
export const openTestBank = async (options: BankOptions = {}): Promise<TestBank> => {
  const simulators = createSimulators({
    networkPrivateKey: networkKeys.privatePem,
    members: { [merId]: bankKeys.publicPem },
    bankUrl: origin,
    slowMs: 5,
  })
  const { drop, ...database } = await testDatabase()
  const logged: string[] = []
  const faults: unknown[] = []
  const webhooks: TestBank['webhooks'] = []
  const bank = await createBank({
    origin,
    ...database,
    simulatorsUrl,
    fetch: simulators.fetch,
    cardNetwork: {
      merId,
      certId,
      privateKey: bankKeys.privateKey,
      networkPublicKey: networkKeys.publicKey,
      timeoutMs: 1_000,
    },
    receiveWebhooks: async (request) => {
      webhooks.push({ request, body: await request.clone().text() })
      return test.answerWebhook(request)
    },
    // A matrix of bad calls is no attack; the limits have tests of their own.
    limits: { refusals: { requests: 100_000, windowSeconds: 60 } },
    checkReplies: true,
    onFault: (error) => faults.push(error),
    writeLog: (line) => logged.push(line),
    ...options,
  })
  const test: TestBank = {
    bank,
    simulators,
    logged,
    faults,
    webhooks,
    answerWebhook: () => new Response(null, { status: 204 }),
  }
  atEndOfFile(async () => {
    await bank.close()
    await drop()
  })
  return test
}

/** The one bank of this file behind another edge: other limits, another limiter. */
export const testBankWith = async (options: BankOptions): Promise<TestBank> => {
  const test = await testBank()
  const api = createApp(await edgeOf(test.bank.inside, { checkReplies: true, ...options }))
  const fetch: OpenBank['fetch'] = async (request, connection = {}) =>
    api.fetch(request, connection)
  return { ...test, bank: { ...test.bank, fetch } }
}

/** Has the books of a realm checked after the test, and the bank asked whether anything broke. */
export const watch = ({ bank, faults }: TestBank, realmId: string): void =>
  atEndOfTest(async () => {
    await checkBooks(bank.inside.sql, { realmId })
    const found = faults.splice(0)
    if (found.length > 0) throw found[0]
  })

/** On the server of `DATABASE_URL` where one is given, else PGlite in memory. */
const testDatabase = async () => {
  const server = process.env['DATABASE_URL']
  if (server === undefined) return { dataDir: 'memory', drop: async () => {} }
  const { url, drop } = await createDatabase(server)
  // Many lanes: what lands in a wrong one cannot be seen where there is only one.
  const masterKey = randomBytes(32).toString('base64')
  return { databaseUrl: url, database: { lanes: 8 }, masterKey, drop }
}
