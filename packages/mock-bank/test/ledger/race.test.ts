import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HoldAct, Outcome, Posting } from '../../src/ledger/index.ts'
import { id, opening } from './books.ts'
import { openRacers, type Racers } from './races/racers.ts'

// 64 clients of four banks that write the same books; `npm run prove -- ledger` lets them race more often.
const rounds = Number(process.env['RACE_ROUNDS'] ?? 1)
let racers: Racers

const amounts = Array.from({ length: 256 }, (_, i) => 70 + (i % 64))
const largest = Math.max(...amounts)

const sumOf = (postings: readonly Posting[], outcomes: readonly Outcome[]): number =>
  postings.reduce(
    (sum, { legs }, i) => sum + (outcomes[i]!.status === 'posted' ? legs[0]!.amount : 0),
    0,
  )

const codesOf = (outcomes: readonly Outcome[]): string[] => [
  ...new Set(outcomes.flatMap((outcome) => (outcome.status === 'refused' ? [outcome.code] : []))),
]

describe.each([1, 8])('on %i lanes', (lanes) => {
  beforeAll(async () => {
    racers = await openRacers(lanes)
  })
  afterAll(() => racers.close())

  test('nobody overdraws one account', async () => {
    const payer = await racers.customer({ slot: 5, balance: 60_00 })
    const payments = amounts.map((amount) => racers.payment(payer, amount))

    const outcomes = await racers.race(payments)

    const left = await racers.balance(payer)
    expect(codesOf(outcomes)).toEqual(['insufficient_balance'])
    expect(left).toBe(60_00 - sumOf(payments, outcomes))
    expect(left).toBeGreaterThanOrEqual(0)
    // Nobody was turned away while there was enough for the largest of them.
    expect(left).toBeLessThan(largest)
  })

  test('nobody fills one account above its cap', async () => {
    const payee = await racers.customer({ slot: 3, cap: 200_00 })
    const topUps = amounts.map((amount) => racers.topUp(payee, amount))

    const outcomes = await racers.race(topUps)

    const balance = await racers.balance(payee)
    expect(codesOf(outcomes)).toEqual(['balance_cap_exceeded'])
    expect(balance).toBe(sumOf(topUps, outcomes))
    expect(balance).toBeLessThanOrEqual(200_00)
    expect(balance).toBeGreaterThan(200_00 - largest)
  })

  test('nobody spends more than the limit of the day', async () => {
    const payer = await racers.customer({ slot: 6, balance: 900_00, limits: { outDay: 150_00 } })
    const payments = amounts.map((amount) => counted(racers.payment(payer, amount)))

    const outcomes = await racers.race(payments)

    const spent = sumOf(payments, outcomes)
    expect(codesOf(outcomes)).toEqual(['limit_exceeded'])
    expect(spent).toBeLessThanOrEqual(150_00)
    expect(spent).toBeGreaterThan(150_00 - largest)
    expect(await racers.balance(payer)).toBe(900_00 - spent)

    // The day after there is as much again.
    const nextDay = new Date(opening.getTime() + 24 * 3_600_000)
    const tomorrow = amounts.map((amount) => ({
      ...counted(racers.payment(payer, amount)),
      at: nextDay,
    }))
    expect(sumOf(tomorrow, await racers.race(tomorrow))).toBeGreaterThan(150_00 - largest)
  })

  test('of 100 captures and releases of one hold one happens', async () => {
    for (let round = 0; round < 2 * rounds; round++) {
      const payer = await racers.customer({ slot: 2, balance: 10_00 })
      const holdId = id('hld')
      await racers.race([racers.hold(payer, 7_00, holdId)])
      const attempts = Array.from({ length: 100 }, (_, i) => ({
        ...(i % 2 ? racers.capture(payer, holdId, 5_00) : racers.release(payer, holdId)),
        ...{ id: crypto.randomUUID(), outbox: [{ attempt: i }] },
      }))

      const outcomes = await racers.race(attempts)

      const happened = outcomes.flatMap(({ status }, i) => (status === 'posted' ? [i] : []))
      expect(happened).toHaveLength(1)
      expect(codesOf(outcomes)).toEqual(['hold_closed'])
      const left = happened[0]! % 2 ? 5_00 : 10_00
      expect(await racers.ledger.balance(payer.account)).toEqual({
        available: left,
        held: 0,
        total: left,
      })
    }
  })

  test('parts of one hold are captured up to all of it', async () => {
    const payer = await racers.customer({ slot: 7, balance: 100_00 })
    const holdId = id('hld')
    await racers.race([racers.hold(payer, 60_00, holdId)])
    const parts = amounts.slice(0, 200).map((amount) => partOf(racers, payer, holdId, amount))

    const outcomes = await racers.race(parts)

    const taken = sumOf(parts, outcomes)
    expect(codesOf(outcomes)).toContain('hold_exceeded')
    expect(taken).toBeLessThanOrEqual(60_00)
    expect(taken).toBeGreaterThan(60_00 - largest)
    expect(await racers.ledger.balance(payer.account)).toEqual({
      ...{ total: 100_00 - taken, held: 60_00 - taken, available: 40_00 },
    })
  })

  test('a hold that expires while it is captured does one or the other', async () => {
    const ends: string[] = []
    for (let round = 0; round < 10 * rounds; round++) {
      const payer = await racers.customer({ slot: round % 8, balance: 10_00 })
      const holdId = id('hld')
      const expiresAt = new Date(opening.getTime() + 60_000)
      const hold = racers.hold(payer, 7_00, holdId)
      await racers.race([
        { ...hold, hold: { ...(hold.hold as HoldAct & { act: 'open' }), expiresAt } },
      ])
      const captures = Array.from({ length: 8 }, () => ({
        ...racers.capture(payer, holdId, 7_00),
        ...{ id: crypto.randomUUID(), at: new Date(expiresAt.getTime() - 1) },
      }))
      const expiries = Array.from({ length: 8 }, () => ({
        ...racers.release(payer, holdId),
        ...{ id: crypto.randomUUID(), at: expiresAt },
        hold: { act: 'expire' as const, id: holdId, account: payer.account },
      }))
      const attempts = [...captures, ...expiries].toSorted(() => Math.random() - 0.5)

      const outcomes = await racers.race(attempts)

      const happened = attempts.filter((_, i) => outcomes[i]!.status === 'posted')
      expect(happened).toHaveLength(1)
      const end = happened[0]!.hold!.act
      const left = end === 'capture' ? 3_00 : 10_00
      expect(await racers.ledger.balance(payer.account)).toEqual({
        available: left,
        held: 0,
        total: left,
      })
      ends.push(end)
    }
    // Both can win, or nothing was raced for.
    expect(new Set(ends)).toEqual(new Set(['capture', 'expire']))
  })
})

/** The same, as a spending that counts for the limits. */
const counted = (payment: Posting): Posting => {
  const [spent, ...rest] = payment.legs
  return { ...payment, legs: [{ ...spent!, counts: 'turnover' }, ...rest] }
}

const partOf = (
  { capture }: Racers,
  payer: Parameters<Racers['capture']>[0],
  holdId: string,
  amount: number,
): Posting => ({
  ...capture(payer, holdId, amount),
  id: crypto.randomUUID(),
  hold: { act: 'capture', id: holdId, account: payer.account, keepsRest: true },
})
