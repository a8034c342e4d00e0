import { afterAll, expect, test } from 'vitest'

import { type World, world } from '../../world.ts'
import { firstDay, live, today } from './history.ts'
import {
  type Class,
  classes,
  type Counter,
  counters,
  isOfDay,
  isOfYear,
  limits,
  type Movement,
  movements,
  stoppedBy,
  toldOf,
} from './rules.ts'
import { type Subject, subjectOf } from './subject.ts'

/** Movement × class × counter × limit − 1, limit, limit + 1: each cell once. */
const walked = new Set<string>()
const boundaries = ['limit - 1', 'limit', 'limit + 1'] as const

const walk = (movement: Movement, accountClass: Class, counter: Counter): void => {
  for (const boundary of boundaries)
    walked.add([movement, accountClass, counter, boundary].join(' '))
}

const plans = movements.flatMap((movement) =>
  classes.flatMap((accountClass) => {
    const stops = stoppedBy[movement][accountClass]
    const tested: (Counter | 'none')[] = stops.length > 0 ? [...stops] : ['none']
    return tested.map((counter) => ({ movement, accountClass, counter }))
  }),
)

/** How far below a limit an account stands before it is tried, in fen. */
const room = 1_00

/** What does not stop the movement has come to its limit; what does has not begun, but for the one under test. */
const pastOf = (
  movement: Movement,
  accountClass: Class,
  tested: Counter | 'none',
): Record<Counter, number> => {
  const stops = stoppedBy[movement][accountClass]
  const most = limits[accountClass]
  const past = { ...most }
  for (const counter of stops) past[counter] = counter === 'balance' ? 20_00 : 0
  if (tested !== 'none') past[tested] = most[tested] - room
  if (tested === 'out_day') past.out_year = past.out_day
  if (tested === 'in_day') past.in_year = past.in_day
  // What goes beyond Class III's cap has to begin below it.
  if (accountClass === 'II' && !stops.includes('balance')) past.balance = most.balance - room
  return past
}

const stage = async (movement: Movement, accountClass: Class, tested: Counter | 'none') => {
  const w = await world({ clock: { now: firstDay.toISOString(), frozen: true } })
  const subject = await subjectOf(w, accountClass)
  await w.clock.set({ now: today.toISOString() })
  await live(w, subject, accountClass, pastOf(movement, accountClass, tested))
  return { w, subject }
}

test.each(plans)(
  '$movement of Class $accountClass, at the limit of $counter',
  async ({ movement, accountClass, counter }) => {
    const { w, subject } = await stage(movement, accountClass, counter)
    const tries = (amount: number) => subject.tries(movement, amount)

    if (counter === 'none') {
      expect(await tries(room - 1)).toBe('made')
      expect(await tries(1)).toBe('made')
      expect(await tries(1)).toBe('made')
    } else {
      const stopped = toldOf(movement, counter)
      expect(await tries(room + 1)).toBe(stopped)
      expect(await tries(room - 1)).toBe('made')
      expect(await tries(1)).toBe('made')
      expect(await tries(1)).toBe(stopped)
      walk(movement, accountClass, counter)
      await expectItTurns(w, subject, movement, counter)
    }
    const stops = stoppedBy[movement][accountClass]
    for (const free of counters.filter((each) => !stops.includes(each)))
      walk(movement, accountClass, free)
  },
  60_000,
)

/** A limit of a day or a year is there again at its midnight, and not a moment before. */
const expectItTurns = async (
  w: World,
  subject: Subject,
  movement: Movement,
  counter: Counter,
): Promise<void> => {
  const turn = isOfDay(counter) ? '2026-06-28T00:00:00.000+08:00' : '2027-01-01T00:00:00.000+08:00'
  if (!isOfDay(counter) && !isOfYear(counter)) return
  await w.clock.set({ now: new Date(Date.parse(turn) - 1).toISOString() })
  expect(await subject.tries(movement, 1)).toBe(toldOf(movement, counter))
  await w.clock.set({ now: turn })
  expect(await subject.tries(movement, 1)).toBe('made')
}

test('what stands against a payment is told in its order: state, mandate, day, year, balance', async () => {
  const w = await world({ clock: { now: firstDay.toISOString(), frozen: true } })
  const subject = await subjectOf(w, 'III')
  await w.clock.set({ now: today.toISOString() })
  await live(w, subject, 'III', { ...limits.III, balance: 0 })
  const { sql } = w.bank.inside
  const setStatus = (status: string) =>
    sql`update accounts set status = ${status} where id = ${subject.accountId}`
  const refusal = (amount = 1) => subject.refusal(amount)

  await setStatus('frozen_debit')
  expect(await refusal(100_01)).toEqual({ code: 'account_frozen' })
  await setStatus('active')
  expect(await refusal(100_01)).toMatchObject({ code: 'limit_exceeded', limitType: 'mandate' })
  expect(await refusal()).toMatchObject({ code: 'limit_exceeded', limitType: 'out_day' })
  await w.clock.set({ now: '2026-06-28T00:00:00.000+08:00' })
  expect(await refusal()).toMatchObject({ code: 'limit_exceeded', limitType: 'out_year' })
  await w.clock.set({ now: '2027-01-01T00:00:00.000+08:00' })
  expect(await refusal()).toEqual({ code: 'insufficient_balance' })
})

test('every cell of the matrix was walked', () => {
  const cells = movements.length * classes.length * counters.length * boundaries.length
  expect(walked.size).toBe(cells)
})

afterAll(() => {
  process.stdout.write(`limit matrix: ${walked.size} cells walked\n`)
})
