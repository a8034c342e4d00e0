import * as fc from 'fast-check'
import { uuidOf } from '../../src/ledger/account-id.ts'
import { chart, credit, debit, transferIdOf } from '../../src/ledger/index.ts'
import type { AccountRef, HoldAct, Leg, Limits, Posting } from '../../src/ledger/index.ts'
import { hash } from 'node:crypto'
import { id, opening, type Books, type Customer } from './books.ts'

/** A posting in small numbers, which stand for the accounts and the names of one run. */
export type Command = {
  readonly transfer: number
  readonly slot: number
  readonly foreign: boolean
  readonly dollars: boolean
  readonly outside: boolean
  /** Milliseconds, and days, after the realm opened. */
  readonly at: number
  readonly day: number
  readonly moves: readonly {
    from: number
    to: number
    amount: number
    counts: 'turnover' | 'taken_back' | null
  }[]
  readonly hold: null | {
    act: HoldAct['act']
    id: number
    account: number
    amount: number
    keepsRest: boolean
    expires: number | null
  }
  readonly key: null | { id: number; request: number }
  readonly reference: null | { id: number; request: number }
}

const slots = [0, 1, 9]

// Mostly people, who can run out of money, and often the network, which cannot.
const account = fc.nat({ max: 9 })
const amount = fc.integer({ min: 1, max: 60 })
const rarely = (one: number) => fc.nat({ max: one - 1 }).map((n) => n === 0)
const name = (most: number) =>
  fc.option(fc.record({ id: fc.nat({ max: most }), request: fc.nat({ max: 5 }) }), {
    nil: null,
    freq: 2,
  })

const command: fc.Arbitrary<Command> = fc.record({
  transfer: fc.nat({ max: 200 }),
  slot: fc.constantFrom(...slots),
  foreign: rarely(30),
  dollars: rarely(40),
  outside: rarely(25),
  at: fc.nat({ max: 100 }),
  day: fc.constantFrom(0, 0, 0, 0, 1, 1, 240),
  moves: fc.array(
    fc.record({
      from: account,
      to: account,
      amount,
      counts: fc.constantFrom(null, 'turnover', 'turnover', 'taken_back'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  hold: fc.option(
    fc.record({
      act: fc.constantFrom<HoldAct['act']>(
        'open',
        'open',
        'capture',
        'capture',
        'release',
        'expire',
      ),
      id: fc.nat({ max: 6 }),
      account: fc.nat({ max: 3 }),
      amount,
      keepsRest: fc.boolean(),
      expires: fc.option(fc.nat({ max: 100 }), { nil: null }),
    }),
    { nil: null, freq: 2 },
  ),
  key: name(60),
  reference: name(90),
})

/** Several rounds of commands; those of a round are submitted at the same moment. */
export const rounds = fc.array(fc.array(command, { minLength: 1, maxLength: 16, size: 'max' }), {
  minLength: 1,
  maxLength: 8,
  size: 'max',
})

export type Person = Customer & { readonly cap: number | null; readonly limits: Limits }

export type Cast = {
  readonly people: readonly Person[]
  /** Gives everybody something to spend. */
  readonly funding: readonly Posting[]
  postingOf(command: Command): Posting
}

const terms: readonly Pick<Person, 'cap' | 'limits'>[] = [
  { cap: null, limits: { outDay: 90, outYear: 150 } },
  { cap: 80, limits: { inDay: 50, inYear: 140, outDay: 70 } },
  { cap: null, limits: {} },
  { cap: null, limits: {} },
]

const dayMs = 24 * 3600 * 1000
const uuidNamed = (text: string) => uuidOf(hash('sha256', text))

/** Opens the accounts that commands speak of, in every lane some, with terms of their own. */
export const castFor = async (realm: Books, stranger: Books, lanes: number): Promise<Cast> => {
  const people = await Promise.all(
    slots.flatMap((slot) =>
      terms.map(async ({ cap, limits }) => ({
        ...(await realm.customer({ slot, limits, ...(cap === null ? {} : { cap }) })),
        cap,
        limits,
      })),
    ),
  )
  const nobody = chart.customer(id('acc'))
  const bank = [
    realm.network,
    realm.network,
    realm.network,
    realm.shop,
    chart.feeIncome(realm.realmId),
  ]
  const accountsIn = (slot: number): AccountRef[] => {
    const here = people.filter((person) => person.slot === slot).map((person) => person.account)
    return [...here, nobody, ...bank]
  }
  const names = new Map<string, string>()
  const named = (told: string, fresh: string) => names.get(told) ?? (names.set(told, fresh), fresh)

  const postingOf = (command: Command): Posting => {
    const { transfer, slot, foreign, dollars, outside, moves, key, reference } = command
    const accounts = accountsIn(slot)
    const lane = slot % lanes
    const holds = command.hold && !outside ? command.hold : null
    const still = outside || (holds && holds.act !== 'capture')
    const resource = named(`transfer ${transfer} of lane ${lane}`, id('pay'))
    const at = new Date(opening.getTime() + command.day * dayMs + command.at)
    const nameOf = (what: string, taken: { id: number; request: number }) => ({
      id: uuidNamed(`${realm.realmId} ${what} ${lane} ${taken.id}`),
      request: uuidNamed(`${taken.request}`),
    })
    return {
      id: transferIdOf('payment', resource),
      realmId: foreign ? stranger.realmId : realm.realmId,
      slot,
      kind: 'test',
      at,
      ...(dollars && { currency: 840 }),
      legs: still ? [] : countedOnce(moves.flatMap(legsOf(accounts))),
      ...(outside && { refusal: { code: 'order_paid', details: { transfer } } }),
      ...(holds && {
        hold: holdAct(
          holds,
          accounts[holds.account]!,
          named(`hold ${holds.id} of lane ${lane}`, id('hld')),
        ),
      }),
      ...(key && { key: { ...nameOf('key', key), expiresAt: new Date(at.getTime() + 50) } }),
      ...(reference && { reference: nameOf('reference', reference) }),
      movement: { id: resource, noun: 'payment', facts: { transfer } },
      outbox: [{ transfer }],
    }
  }
  return { people, funding: people.map((person) => realm.topUp(person, 75)), postingOf }
}

const legsOf =
  (accounts: readonly AccountRef[]) =>
  ({ from, to, amount: fen, counts }: Command['moves'][number]): Leg[] => [
    debit(accounts[from]!, fen, counts ? { counts } : {}),
    credit(accounts[to]!, fen, counts ? { counts } : {}),
  ]

/** A posting counts once for an account; what would count again does not. */
const countedOnce = (legs: readonly Leg[]): Leg[] => {
  const seen = new Set<string>()
  return legs.map(({ counts, ...leg }) => {
    const { kind, owner } = leg.account
    const counting = counts && kind === 'customer' && !seen.has(owner)
    if (counting) seen.add(owner)
    return counting ? { ...leg, counts } : leg
  })
}

const holdAct = (
  { act, amount: fen, keepsRest, expires }: NonNullable<Command['hold']>,
  held: AccountRef,
  holdId: string,
): HoldAct => {
  if (act === 'open') {
    const expiresAt = expires === null ? {} : { expiresAt: new Date(opening.getTime() + expires) }
    return { act, id: holdId, account: held, amount: fen, ...expiresAt }
  }
  if (act === 'capture') return { act, id: holdId, account: held, keepsRest }
  return { act, id: holdId, account: held }
}
