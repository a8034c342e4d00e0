import * as fc from 'fast-check'
import { chart, credit, debit } from '../../src/ledger/index.ts'
import type { AccountRef, HoldAct, Leg, Posting } from '../../src/ledger/index.ts'
import { id, opening, type Books, type Customer } from './books.ts'

/** A posting in small numbers, which stand for the accounts and the ids of one run. */
export type Command = {
  readonly transfer: number
  readonly slot: number
  readonly foreign: boolean
  readonly at: number
  readonly moves: readonly { from: number; to: number; amount: number }[]
  readonly hold: null | { act: HoldAct['act']; id: number; account: number; amount: number }
}

const slots = [0, 1, 9]

// Mostly people, who can run out of money, and often the network, which cannot.
const account = fc.nat({ max: 9 })
const amount = fc.integer({ min: 1, max: 60 })

const command: fc.Arbitrary<Command> = fc.record({
  transfer: fc.nat({ max: 200 }),
  slot: fc.constantFrom(...slots),
  foreign: fc.nat({ max: 30 }).map((n) => n === 30),
  at: fc.nat({ max: 100 }),
  moves: fc.array(fc.record({ from: account, to: account, amount }), {
    minLength: 1,
    maxLength: 3,
  }),
  hold: fc.option(
    fc.record({
      act: fc.constantFrom<HoldAct['act']>('open', 'open', 'capture', 'release'),
      id: fc.nat({ max: 6 }),
      account: fc.nat({ max: 3 }),
      amount,
    }),
    { nil: null, freq: 2 },
  ),
})

/** Several rounds of commands; those of a round are submitted at the same moment. */
export const rounds = fc.array(fc.array(command, { minLength: 1, maxLength: 16, size: 'max' }), {
  minLength: 1,
  maxLength: 8,
  size: 'max',
})

export type Cast = {
  readonly people: readonly (Customer & { readonly cap: number | null })[]
  /** Gives everybody something to spend. */
  readonly funding: readonly Posting[]
  postingOf(command: Command): Posting
}

/** Opens the accounts that commands speak of, in every lane some, and one of them with a cap. */
export const castFor = async (realm: Books, stranger: Books, lanes: number): Promise<Cast> => {
  const caps = [null, 80, null, null]
  const people = await Promise.all(
    slots.flatMap((slot) =>
      caps.map(async (cap) => ({
        ...(await realm.customer({ slot, ...(cap === null ? {} : { cap }) })),
        cap,
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
  const named = (name: string, fresh: string) => names.get(name) ?? (names.set(name, fresh), fresh)

  const postingOf = ({ transfer, slot, foreign, at, moves, hold }: Command): Posting => {
    const accounts = accountsIn(slot)
    const lane = slot % lanes
    const legs = hold && hold.act !== 'capture' ? [] : moves
    return {
      id: named(`transfer ${transfer} of lane ${lane}`, crypto.randomUUID()),
      realmId: foreign ? stranger.realmId : realm.realmId,
      slot,
      kind: 'test',
      at: new Date(opening.getTime() + at),
      legs: legs.flatMap(({ from, to, amount: fen }): Leg[] => [
        debit(accounts[from]!, fen),
        credit(accounts[to]!, fen),
      ]),
      ...(hold && {
        hold: {
          ...hold,
          id: named(`hold ${hold.id} of lane ${lane}`, id('hld')),
          account: accounts[hold.account]!,
        },
      }),
      movement: { id: id('pay'), noun: 'payment', facts: { transfer } },
      outbox: [{ transfer }],
    }
  }
  return { people, funding: people.map((person) => realm.topUp(person, 75)), postingOf }
}
