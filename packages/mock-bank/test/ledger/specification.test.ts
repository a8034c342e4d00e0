import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fault } from '../../src/kernel/errors.ts'
import { accountIdOf } from '../../src/ledger/account-id.ts'
import { newAccountBook } from '../../src/ledger/decide.ts'
import { entryOf, type Entry } from '../../src/ledger/entry.ts'
import { splitBatch } from '../../src/ledger/lane-writer.ts'
import { postBatch } from '../../src/ledger/post-batch.ts'
import type { Outcome, Posted, Posting, Refused } from '../../src/ledger/index.ts'
import { newRealm, openBooks } from './books.ts'
import { castFor, rounds, type Cast, type Command } from './commands.ts'
import { Model } from './model.ts'

const runs = Number(process.env['PROPERTY_RUNS'] ?? 60)
const tally = {
  ...{ posted: 0, refused: 0, replayed: 0, short: 0 },
  ...{ key_reused: 0, reference_conflict: 0, id_reused: 0 },
}

let banks: Map<number, Awaited<ReturnType<typeof openBooks>>>
beforeAll(async () => {
  banks = new Map([
    [1, await openBooks({ lanes: 1 })],
    [8, await openBooks({ lanes: 8 })],
  ])
})
afterAll(async () => {
  for (const bank of banks.values()) await bank.close()
})

test.each([1, 8])(
  'the database decides as the specification does, on %i lanes',
  async (lanes) => {
    const bank = banks.get(lanes)!
    const property = fc.asyncProperty(rounds, async (commands) => {
      const realm = newRealm(bank.database, bank.ledger)
      const stranger = newRealm(bank.database, bank.ledger)
      const cast = await castFor(realm, stranger, lanes)
      const comparison = new Comparison(bank, [realm.realmId, stranger.realmId], cast)
      await comparison.post(cast.funding)
      let earlier: readonly Command[] = []
      for (const round of commands) {
        const again = earlier.slice(0, 2)
        await comparison.post([...again, ...round, ...again].map(cast.postingOf))
        earlier = round
      }
    })
    await fc.assert(property, { numRuns: runs, endOnFailure: true })
  },
  180_000,
)

test('of what was tried much was allowed and much was not', () => {
  const { posted, refused, replayed, key_reused, reference_conflict, id_reused } = tally
  const accepted = posted / (posted + refused)
  expect(accepted).toBeGreaterThan(0.3)
  expect(accepted).toBeLessThan(0.7)
  expect(replayed).toBeGreaterThan(runs / 10)
  for (const taken of [key_reused, reference_conflict, id_reused])
    expect(taken).toBeGreaterThan(runs / 10)
})

type Bank = Awaited<ReturnType<typeof openBooks>>

/** Has the database decide in batches, and the models one by one, in the same order. */
class Comparison {
  readonly #bank: Bank
  readonly #realms: readonly string[]
  readonly #models: readonly Model[]
  readonly #first = new Map<string, Outcome>()

  constructor(bank: Bank, realms: readonly string[], { people }: Cast) {
    this.#bank = bank
    this.#realms = realms
    this.#models = Array.from({ length: bank.database.lanes }, () => new Model())
    for (const { account, slot, cap, limits } of people) {
      const book = newAccountBook({ realmId: realms[0]!, cap, limits })
      this.#modelOf(slot).accounts.set(accountIdOf(account), book)
    }
  }

  async post(postings: readonly Posting[]): Promise<void> {
    const entries = postings.map(entryOf)
    for (const lane of this.#models.keys()) {
      let waiting = entries.filter(({ posting }) => posting.slot % this.#models.length === lane)
      while (waiting.length > 0) {
        const { batch, rest } = splitBatch(waiting, (entry) => entry, 1000)
        await this.#postBatch(lane, batch)
        waiting = rest
      }
    }
    expect(await this.#readAccounts()).toEqual(this.#modelAccounts())
  }

  async #postBatch(lane: number, entries: readonly Entry[]): Promise<void> {
    const sent = entries.map((entry) => ({ entry }))
    const outcomes = await postBatch(this.#bank.database.sql, { lane, epoch: 1 }, sent)
    for (const [i, { posting }] of entries.entries()) {
      const outcome = outcomes[i] as Outcome
      expect(withoutPlace(outcome)).toEqual(this.#expected(posting))
      if ('replayed' in outcome && !outcome.replayed) this.#first.set(posting.id, outcome)
    }
  }

  #modelOf(slot: number): Model {
    return this.#models[slot % this.#models.length]!
  }

  #expected(posting: Posting): unknown {
    const decision = this.#modelOf(posting.slot).post(entryOf(posting))
    tally[decision.status]++
    switch (decision.status) {
      case 'posted':
        return { status: 'posted', balanceAfter: decision.balanceAfter, replayed: false }
      case 'refused':
        return { status: 'refused', ...decision.refusal, replayed: false }
      case 'replayed': {
        const first = this.#first.get(decision.transferId) ?? fault('It was never decided.')
        return withoutPlace({ ...(first as Posted | Refused), replayed: decision.by })
      }
      case 'short':
        return fault('Nothing is gathered here.')
      default:
        return decision
    }
  }

  async #readAccounts(): Promise<unknown> {
    const rows = await this.#bank.database.sql`
      select lane, id, realm as realm_id, debits, credits, held, day, year,
        out_day, out_year, in_day, in_year,
        case when isfinite(last_at) then (extract(epoch from last_at) * 1000)::bigint end as last_at
      from ledger_accounts where realm in ${this.#bank.database.sql(this.#realms)}
      order by lane, id`
    return rows.map((row) => ({ ...row }))
  }

  #modelAccounts(): unknown {
    return this.#models.flatMap(({ accounts }, lane) =>
      [...accounts.entries()]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { realmId, debits, credits, held, lastAt, turnover }]) => ({
          ...{ lane, id, realmId, debits, credits, held, ...turnover },
          lastAt: Number.isFinite(lastAt) ? lastAt : null,
        })),
    )
  }
}

/** Where in the lane it came to stand is the database's own business. */
const withoutPlace = (outcome: Outcome): unknown => {
  if (outcome.status !== 'posted') return outcome
  const { status, balanceAfter, replayed } = outcome
  return { status, balanceAfter, replayed }
}
