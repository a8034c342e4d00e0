import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountIdOf } from '../../src/ledger/account-id.ts'
import { entryOf } from '../../src/ledger/entry.ts'
import type { Outcome, Posting } from '../../src/ledger/index.ts'
import { newRealm, openBooks } from './books.ts'
import { castFor, rounds, type Cast, type Command } from './commands.ts'
import { Model } from './model.ts'

const runs = Number(process.env['PROPERTY_RUNS'] ?? 60)
const tally = { posted: 0, refused: 0, replayed: 0, key_reused: 0 }

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
    await fc.assert(property, { numRuns: runs })
  },
  180_000,
)

test('of what was tried much was allowed and much was not', () => {
  const { posted, refused, replayed, key_reused } = tally
  const accepted = posted / (posted + refused)
  expect(accepted).toBeGreaterThan(0.3)
  expect(accepted).toBeLessThan(0.7)
  expect(replayed).toBeGreaterThan(runs / 10)
  expect(key_reused).toBeGreaterThan(runs / 10)
})

type Bank = Awaited<ReturnType<typeof openBooks>>

/** Lets the ledger batch as it likes, then has the models decide in the order the sequences tell. */
class Comparison {
  readonly #bank: Bank
  readonly #realms: readonly string[]
  readonly #models: readonly Model[]
  readonly #first = new Map<string, Outcome>()

  constructor(bank: Bank, realms: readonly string[], { people }: Cast) {
    this.#bank = bank
    this.#realms = realms
    this.#models = Array.from({ length: bank.database.lanes }, () => new Model())
    for (const { account, slot, cap } of people) {
      this.#modelOf(slot).accounts.set(accountIdOf(account), {
        realmId: realms[0]!,
        sign: 1,
        floored: true,
        cap,
        debits: 0,
        credits: 0,
        held: 0,
        lastAt: Number.NEGATIVE_INFINITY,
      })
    }
  }

  async post(postings: readonly Posting[]): Promise<void> {
    const outcomes = await Promise.all(postings.map(this.#bank.ledger.submit))
    const seqs = await this.#readSeqs(postings)
    const inOrder = postings
      .map((posting, i) => ({ posting, outcome: outcomes[i]!, seq: seqs.get(posting.id)! }))
      .toSorted((a, b) => a.seq - b.seq)
    for (const { posting, outcome } of inOrder) {
      expect(withoutPlace(outcome)).toEqual(this.#expected(posting))
      if (!this.#first.has(posting.id)) this.#first.set(posting.id, outcome)
    }
    expect(await this.#readAccounts()).toEqual(this.#modelAccounts())
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
      case 'replayed':
        return withoutPlace({ ...this.#first.get(posting.id)!, replayed: true } as Outcome)
      case 'key_reused':
        return { status: 'key_reused' }
    }
  }

  async #readSeqs(postings: readonly Posting[]): Promise<Map<string, number>> {
    const ids = `{${postings.map((posting) => posting.id).join()}}`
    const rows = await this.#bank.database.sql<{ id: string; seq: number }[]>`
      select id, seq from ledger_transfers where id = any(${ids}::uuid[])`
    return new Map(rows.map(({ id, seq }) => [id, seq]))
  }

  async #readAccounts(): Promise<unknown> {
    const rows = await this.#bank.database.sql`
      select lane, id, realm as realm_id, debits, credits, held,
        case when isfinite(last_at) then (extract(epoch from last_at) * 1000)::bigint end as last_at
      from ledger_accounts where realm in ${this.#bank.database.sql(this.#realms)}
      order by lane, id`
    return rows.map((row) => ({ ...row }))
  }

  #modelAccounts(): unknown {
    return this.#models.flatMap(({ accounts }, lane) =>
      [...accounts.entries()]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { realmId, debits, credits, held, lastAt }]) => ({
          lane,
          id,
          realmId,
          debits,
          credits,
          held,
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
