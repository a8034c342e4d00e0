import { createApp as createApi } from './app.ts'
import { type AppInput, createApp, type CreatedApp } from './apps/apps.ts'
import { framingOrigins } from './apps/framing-origins.ts'
import { findLogo } from './apps/logo.ts'
import { checkTrails } from './audit/index.ts'
import { assemble } from './bank/assemble.ts'
import { edgeOf } from './bank/edge-of.ts'
import type { BankOptions } from './bank/options.ts'
import { settingsOf } from './bank/settings.ts'
import { createTraffic } from './bank/traffic.ts'
import { type CheckoutReach, checkoutReach, endWatching } from './checkout/index.ts'
import { type Answer, responseOf } from './edge/answer.ts'
import { endLeases, forgetExpiredKeys } from './edge/idempotency.ts'
import { type Incoming, incomingOf } from './edge/incoming.ts'
import { forgetStaleSignatures } from './edge/seen-signatures.ts'
import { startOutbox } from './events/outbox.ts'
import type { WholeBank } from './handlers/bank.ts'
import { endJobLeases } from './jobs/claim.ts'
import { keyForgetter } from './jobs/forget-keys.ts'
import { startVouchers } from './jobs/fold-vouchers.ts'
import { startHoldExpiry } from './jobs/hold-expiry.ts'
import { readers, jobs } from './jobs/registry.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { followDataKeys } from './kernel/data-keys.ts'
import { type Database, openDatabase } from './kernel/database/index.ts'
import { BankError } from './kernel/errors.ts'
import { faultOf } from './kernel/log.ts'
import { startPulse } from './kernel/pulse.ts'
import { checkBooks } from './ledger/index.ts'
import { endClaims, takeUpPayments } from './orders/index.ts'
import { createRealm, findRealm, type RealmInput } from './realms/realms.ts'

export type { BankOptions, CardNetworkOptions, ChannelOptions } from './bank/options.ts'

/** A bank that is open: one function from requests to answers, and a door for whoever runs it. */
export interface QiantangBank {
  readonly mode: WholeBank['mode']
  readonly origin: string
  /** Where the simulated outside world is found; null in production, and where there is none. */
  readonly simulatorsUrl: string | null
  /** Answers a request. `remoteAddress` is who sent it; leave it out for a call inside the process. */
  fetch(request: Request, connection?: { remoteAddress?: string | undefined }): Promise<Response>
  /** The same for a server that has read the request itself. */
  answer(incoming: Incoming, connection?: { remoteAddress?: string | undefined }): Promise<Answer>
  readonly realms: {
    /** Makes a world of its own; production makes one, with the real clock. */
    create(input?: RealmInput): Promise<{ id: string; name: string; key: string | null }>
    /** Makes an app in a realm. */
    createApp(realmId: string, input: AppInput): Promise<CreatedApp>
  }
  /** Whose pages may show the bank's elements for an app, as sources of a `frame-ancestors`; null where there is no such app. */
  framingOrigins(appId: string): Promise<readonly string[] | null>
  /**
   * What a browser may do with the checkout of a session: whose pages may show it, and which origins its channels have forms sent
   * to; null where there is no such session.
   */
  checkoutReach(checkoutSessionId: string): Promise<CheckoutReach | null>
  /** The picture of a merchant that is served at `/logos/{name}`; null where there is none. */
  logo(name: string): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null>
  /**
   * Proves that the books are whole, all of them or one realm's: no fen made or lost, every balance what its
   * entries say; and that the users' audit trails are what was recorded.
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
const takeUpEveryMs = 1_000
const followKeysEveryMs = 2_000

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
  if (engine === 'pglite')
    await Promise.all([endLeases(inside), endJobLeases(inside), endClaims(inside)])
  const traffic = createTraffic()
  const api = createApi(await edgeOf(inside, options))
  const background: { stop(): Promise<void> }[] = []
  let closing: Promise<void> | undefined

  const answer: OpenBank['answer'] = async (incoming, connection) =>
    (await traffic.pass(() => api.answer(incoming, connection))) ?? closed

  const shut = async () => {
    await traffic.stop(patienceMs)
    await endWatching(inside)
    await Promise.all(background.splice(0).map((work) => work.stop()))
    await inside.ledger.close()
    await closeDatabase()
  }

  return {
    mode: inside.mode,
    simulatorsUrl: inside.simulatorsUrl,
    origin: inside.origin,
    inside,
    answer,
    fetch: async (request, connection) => responseOf(await answer(incomingOf(request), connection)),
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
    framingOrigins: (appId) => framingOrigins(inside, appId),
    logo: (name) => findLogo(inside, name),
    checkoutReach: (id) => checkoutReach(inside, id),
    async checkBooks(realmId) {
      await checkBooks(inside.sql, realmId === undefined ? {} : { realmId })
      await checkTrails(inside.sql, realmId)
    },
    start() {
      if (background.length === 0)
        background.push(
          ...[startOutbox(inside, readers), startJobs(inside, jobs)],
          ...[startTakingUp(inside), startSweep(inside), startFollowingKeys(inside)],
          ...[startHoldExpiry(inside), startVouchers(inside)],
        )
    },
    close: () => (closing ??= shut()),
  }
}

/** Carries on with payments that a process has left behind. */
const startTakingUp = (bank: WholeBank) =>
  startPulse(
    () => takeUpPayments(bank),
    takeUpEveryMs,
    (error) => bank.log.error('Payments could not be taken up.', { fault: faultOf(error) }),
  )

/** Notices when another process has brought new data keys into use. */
const startFollowingKeys = (bank: WholeBank) =>
  startPulse(
    () => followDataKeys(bank),
    followKeysEveryMs,
    (error) => bank.log.error('The data keys in use could not be read.', { fault: faultOf(error) }),
  )

/** Takes out what nobody will ask for again. */
const startSweep = (bank: WholeBank) => {
  const forgetKeysOfBooks = keyForgetter(bank)
  return startPulse(
    async () => {
      await forgetExpiredKeys(bank)
      await forgetKeysOfBooks()
      await forgetStaleSignatures(bank)
    },
    sweepEveryMs,
    (error) => bank.log.error('The sweep failed.', { fault: faultOf(error) }),
  )
}

const closed: Answer = { status: 503, text: null, headers: { 'retry-after': '1' } }
