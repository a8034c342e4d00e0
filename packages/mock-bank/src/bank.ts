import { createApp as createApi } from './app.ts'
import { type AppInput, createApp, type CreatedApp } from './apps/apps.ts'
import { assemble } from './bank/assemble.ts'
import { edgeOf } from './bank/edge-of.ts'
import type { BankOptions } from './bank/options.ts'
import { settingsOf } from './bank/settings.ts'
import { createTraffic } from './bank/traffic.ts'
import { endLeases, forgetExpiredKeys } from './edge/idempotency.ts'
import { forgetStaleSignatures } from './edge/seen-signatures.ts'
import { startOutbox } from './events/outbox.ts'
import type { WholeBank } from './handlers/bank.ts'
import { endJobLeases } from './jobs/claim.ts'
import { consumers, jobs } from './jobs/registry.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { type Database, openDatabase } from './kernel/database/index.ts'
import { BankError } from './kernel/errors.ts'
import { faultOf } from './kernel/log.ts'
import { startPulse } from './kernel/pulse.ts'
import { checkBooks } from './ledger/index.ts'
import { createRealm, findRealm, type RealmInput } from './realms/realms.ts'

export type { BankOptions, CardNetworkOptions } from './bank/options.ts'

/** A bank that is open: one function from requests to answers, and a door for whoever runs it. */
export interface QiantangBank {
  readonly mode: WholeBank['mode']
  readonly origin: string
  /** Answers a request. `remoteAddress` is who sent it; leave it out for a call inside the process. */
  fetch(request: Request, connection?: { remoteAddress?: string | undefined }): Promise<Response>
  readonly realms: {
    /** Makes a world of its own; production makes one, with the real clock. */
    create(input?: RealmInput): Promise<{ id: string; name: string; key: string | null }>
    /** Makes an app in a realm. */
    createApp(realmId: string, input: AppInput): Promise<CreatedApp>
  }
  /**
   * Proves that the books are whole, all of them or one realm's: no fen made or lost, every balance what its
   * entries say.
   *
   * @throws {Error} Naming the promise that is broken and the first row that breaks it.
   */
  checkBooks(realmId?: string): Promise<void>
  /** Starts what works in the background: events, webhooks, whatever falls due. */
  start(): void
  /** Lets requests under way finish, stops the background work and closes the database. Once; later calls wait for it. */
  close(): Promise<void>
}

/** A bank as its own package sees it. */
export interface OpenBank extends QiantangBank {
  /** What the rooms hold. */
  readonly inside: WholeBank
}

const patienceMs = 10_000
const sweepEveryMs = 600_000

/** Opens a bank; `index.ts` says how, for strangers. */
export const createBank = async (options: BankOptions = {}): Promise<OpenBank> => {
  const { database: databaseOptions, masterKey } = await settingsOf(options)
  const database = await openDatabase(databaseOptions)
  try {
    const inside = await assemble(options, masterKey, database)
    return await open(inside, options, database)
  } catch (error) {
    await database.close()
    throw error
  }
}

const open = async (
  inside: WholeBank,
  options: BankOptions,
  { engine, close: closeDatabase }: Database,
): Promise<OpenBank> => {
  // PGlite's folder is locked to this process, so whoever held a lease in it is gone.
  if (engine === 'pglite') await Promise.all([endLeases(inside), endJobLeases(inside)])
  const traffic = createTraffic()
  const api = createApi(await edgeOf(inside, options))
  const background: { stop(): Promise<void> }[] = []
  let closing: Promise<void> | undefined

  const shut = async () => {
    await traffic.stop(patienceMs)
    await Promise.all(background.splice(0).map((work) => work.stop()))
    await inside.ledger.close()
    await closeDatabase()
  }

  return {
    mode: inside.mode,
    origin: inside.origin,
    inside,
    fetch: async (request, { remoteAddress } = {}) => {
      const answer = await traffic.pass(async () => api.fetch(request, { remoteAddress }))
      return answer ?? closed()
    },
    realms: {
      async create(input = {}) {
        const clock = inside.mode === 'production' ? ('wall' as const) : input.clock
        const { realm, key } = await createRealm(inside, { ...input, clock })
        return { id: realm.id, name: realm.name, key }
      },
      async createApp(realmId, input) {
        const realm = await findRealm(inside, realmId)
        if (!realm) throw new BankError('not_found')
        return createApp(inside, realm, input)
      },
    },
    checkBooks: (realmId) => checkBooks(inside.sql, realmId === undefined ? {} : { realmId }),
    start() {
      if (background.length === 0)
        background.push(startOutbox(inside, consumers), startJobs(inside, jobs), startSweep(inside))
    },
    close: () => (closing ??= shut()),
  }
}

/** Takes out what nobody will ask for again. */
const startSweep = (bank: WholeBank) =>
  startPulse(
    async () => {
      await forgetExpiredKeys(bank)
      await forgetStaleSignatures(bank)
    },
    sweepEveryMs,
    (error) => bank.log.error('The sweep failed.', { fault: faultOf(error) }),
  )

const closed = () => new Response(null, { status: 503, headers: { 'retry-after': '1' } })
