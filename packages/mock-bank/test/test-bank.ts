import { randomBytes } from 'node:crypto'

import { createApp } from '../src/app.ts'
import { edgeOf } from '../src/bank/edge-of.ts'
import { checkTrails } from '../src/audit/index.ts'
import { createBank, type BankOptions, type OpenBank } from '../src/bank.ts'
import type { Sql } from '../src/kernel/database/index.ts'
import { checkBooks, type Links } from '../src/ledger/index.ts'
import { createSimulators, type Simulators } from '../simulators/index.ts'
import { atEndOfFile, atEndOfTest } from './ending.ts'
import { createScaledOut } from './citus.ts'
import { copyDatabase } from './postgres.ts'
import { bankChannels, outsideChannels } from './simulators/channel-members.ts'
import { bankKeys, certId, merId, networkKeys } from './simulators/members.ts'

/** The bank of a test, wired to a simulated outside world without a port between them. */
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

let opened: ReturnType<typeof open> | undefined

/**
 * The one bank of this process, opened when it is first asked for. File after file meets it, each
 * test in a realm of its own; who changes it, or looks at what is everybody's, opens another.
 */
export const testBank = async (): Promise<TestBank> => {
  const { test } = await (opened ??= open())
  atEndOfFile(async () => {
    test.answerWebhook = takeIt
    for (const told of [test.logged, test.webhooks]) told.length = 0
    failOfFaults(test)
  })
  return test
}

/** A bank of its own, for a test that needs one opened differently. It is closed after the file. */
export const openTestBank = async (options: BankOptions = {}): Promise<TestBank> => {
  const { test, close } = await open(options)
  atEndOfFile(close)
  return test
}

const takeIt: TestBank['answerWebhook'] = () => new Response(null, { status: 204 })

const open = async (options: BankOptions = {}) => {
  const simulators = createSimulators({
    networkPrivateKey: networkKeys.privatePem,
    members: { [merId]: bankKeys.publicPem },
    bankUrl: origin,
    channels: outsideChannels,
    // Notices come back to the bank of the test.
    fetch: async (input, init) => bank.fetch(new Request(input, init)),
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
    channels: bankChannels,
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
    answerWebhook: takeIt,
  }
  const close = async () => {
    await bank.close()
    await drop()
  }
  return { test, close }
}

/** The one bank of this process behind another edge: other limits, another limiter. */
export const testBankWith = async (options: BankOptions): Promise<TestBank> => {
  const test = await testBank()
  const api = createApp(await edgeOf(test.bank.inside, { checkReplies: true, ...options }))
  const fetch: OpenBank['fetch'] = async (request, connection = {}) =>
    api.fetch(request, connection)
  return { ...test, bank: { ...test.bank, fetch } }
}

/** How far the chain of a bank was followed by the test before. */
const followed = new WeakMap<Sql, Links>()

/** Has the books of a realm checked after the test, and the bank asked whether anything broke. */
export const watch = ({ bank, faults }: TestBank, realmId: string): void =>
  atEndOfTest(async () => {
    const { sql } = bank.inside
    const after = followed.get(sql)
    followed.set(sql, await checkBooks(sql, { realmId, ...(after && { after }) }))
    await checkTrails(sql, realmId)
    failOfFaults({ faults })
  })

const failOfFaults = ({ faults }: Pick<TestBank, 'faults'>): void => {
  const found = faults.splice(0)
  if (found.length > 0) throw found[0]
}

/** On the server of `DATABASE_URL` or the Citus of `CITUS_URL` where one is given, else PGlite in memory. */
const testDatabase = async () => {
  const server = process.env['DATABASE_URL']
  const citus = process.env['CITUS_URL']
  if (server === undefined && citus === undefined)
    return { dataDir: 'memory', drop: async () => {} }
  const { url, drop } = await (citus ? createScaledOut(citus, 8) : copyDatabase(server!))
  // Many lanes: what lands in a wrong one cannot be seen where there is only one.
  const masterKey = randomBytes(32).toString('base64')
  return { databaseUrl: url, database: { lanes: 8 }, masterKey, drop }
}
