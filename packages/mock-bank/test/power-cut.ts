import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { BankOptions, OpenBank } from '../src/bank.ts'
import type { Posting } from '../src/ledger/index.ts'
import { atEndOfFile, oncePerFile } from './ending.ts'
import { createScaledOut } from './citus.ts'
import { copyDatabase } from './postgres.ts'
import { openTestBank, type TestBank } from './test-bank.ts'

/** What the power goes off for: `before` or `after` the books took a posting of this kind. */
export interface Cut {
  when: 'before' | 'after'
  kind: string
}

export interface RestartableBank extends TestBank {
  /** From the next such posting on, whatever would follow it does not happen. */
  cutPower(cut: Cut): void
  /** What was cut short is forgotten, and the bank goes on. */
  restorePower(): void
  /** Opens the bank again on what it has kept, so much later. The world outside goes on as it was. */
  restart(options?: { laterByMs?: number }): Promise<void>
  /** Ends the background work of the test before. */
  calmDown(): Promise<void>
}

const bankOfFile = oncePerFile(() => openRestartable())

/** The one bank of this file that can lose its power in the middle of something. */
export const restartableBank = async (): Promise<RestartableBank> => {
  const bank = await bankOfFile()
  await bank.calmDown()
  return bank
}

const openRestartable = async (): Promise<RestartableBank> => {
  const place = await placeThatStays()
  const first = await openTestBank(place)
  let current: OpenBank = first.bank
  let whole = current.inside.ledger
  let wholeSql = current.inside.sql
  let works = false
  let aheadMs = 0

  const restart = async ({ laterByMs = 0 } = {}) => {
    await current.close()
    aheadMs += laterByMs
    const ahead = aheadMs
    const options = {
      ...{ ...place, fetch: first.simulators.fetch },
      wall: () => new Date(Date.now() + ahead),
      onFault: (error: unknown) => first.faults.push(error),
    }
    current = (await openTestBank(options)).bank
    works = false
  }

  // Whoever holds this holds whichever bank is open.
  const bank: OpenBank = {
    ...current,
    fetch: (...args) => current.fetch(...args),
    start: () => {
      works = true
      current.start()
    },
    get inside() {
      return current.inside
    },
  }

  return {
    ...first,
    bank,
    cutPower: ({ when, kind }) => {
      const { inside } = current
      const ledger = (whole = inside.ledger)
      let isOff = false
      const submit = async (posting: Posting) => {
        isOff ||= posting.kind === kind
        if (!isOff) return ledger.submit(posting)
        if (when === 'after' && posting.kind === kind) await ledger.submit(posting)
        throw new Error('The power is off.')
      }
      // Of two lanes, so that one half is cut short with the other.
      const postLinked: typeof ledger.postLinked = async (postings) => {
        const isTheOne = postings.some((posting) => posting.kind === kind)
        isOff ||= isTheOne
        if (!isOff) return ledger.postLinked(postings)
        if (when === 'after' && isTheOne) await ledger.postLinked(postings)
        throw new Error('The power is off.')
      }
      // Nobody learns any more what the books hold.
      const movement: typeof ledger.movement = async (...args) =>
        isOff ? undefined : ledger.movement(...args)
      inside.ledger = { ...ledger, submit, postLinked, movement }
      const sql = (wholeSql = inside.sql)
      inside.sql = new Proxy(sql, {
        apply: (target, self, args: [TemplateStringsArray, ...unknown[]]) => {
          const follows = args[0].raw?.[0]?.includes('follow_payments') ?? false
          return isOff && follows ? [{ read: 0 }] : Reflect.apply(target, self, args)
        },
      })
    },
    restorePower: () => {
      current.inside.ledger = whole
      current.inside.sql = wholeSql
    },
    restart,
    calmDown: async () => {
      if (works) await restart()
    },
  }
}

/** A folder of PGlite, or a database on the server of `DATABASE_URL` or the Citus of `CITUS_URL`. */
const placeThatStays = async (): Promise<BankOptions> => {
  const server = process.env['DATABASE_URL']
  const citus = process.env['CITUS_URL']
  if (server !== undefined || citus !== undefined) {
    const { url: databaseUrl, drop } = await (citus
      ? createScaledOut(citus, 8)
      : copyDatabase(server!))
    atEndOfFile(drop)
    return { databaseUrl, masterKey: randomBytes(32).toString('base64') }
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'qiantang-power-cut-'))
  atEndOfFile(() => rm(dataDir, { recursive: true, force: true }))
  return { dataDir }
}
