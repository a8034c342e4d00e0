import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { expireHolds } from '../../src/jobs/hold-expiry.ts'
import { advanceClock } from '../../src/jobs/move-clock.ts'
import { jobs, readers } from '../../src/jobs/registry.ts'
import {
  chart,
  credit,
  debit,
  requirePosted,
  transferIdOf,
  type Posting,
} from '../../src/ledger/index.ts'
import { now, type Realm } from '../../src/realms/realm.ts'
import { createRealm, type RealmInput } from '../../src/realms/realms.ts'
import { openTestBank, testBank, watch, type TestBank } from '../test-bank.ts'
import { id } from './books.ts'

const minute = 60_000

/** A realm with one customer who has 100 yuan, and what may happen to their holds. */
const holder = async (test: TestBank, input: RealmInput = {}) => {
  const { inside } = test.bank
  const { realm } = await createRealm(inside, input)
  watch(test, realm.id)
  const { ledger } = inside
  const [account, network] = [chart.customer(id('acc')), chart.cardNetworkClearing(realm.id)]
  await ledger.openAccount(inside.sql, { realmId: realm.id, ref: account, slot: 3 })
  const start = now(inside, realm)
  const at = (ms: number) => new Date(start.getTime() + ms)
  const post = (step: string, resource: string, posting: Pick<Posting, 'legs' | 'hold' | 'at'>) =>
    ledger.submit({
      ...{ id: transferIdOf(step, resource), realmId: realm.id, slot: 3, kind: step },
      ...posting,
    })
  requirePosted(
    await post('top_up', id('tup'), {
      at: start,
      legs: [debit(network, 100_00), credit(account, 100_00)],
    }),
  )
  return {
    ...{ inside, realm, account, at },
    hold: async (amount: number, endsInMs: number) => {
      const holdId = id('hld')
      const hold = { act: 'open', id: holdId, account, amount, expiresAt: at(endsInMs) } as const
      requirePosted(await post('hold', holdId, { at: start, legs: [], hold }))
      return holdId
    },
    capture: (holdId: string, amount: number, inMs: number, keepsRest = false) =>
      post('capture', holdId, {
        at: at(inMs),
        legs: [debit(account, amount), credit(network, amount)],
        hold: { act: 'capture', id: holdId, account, keepsRest },
      }),
    held: async (when?: Date) =>
      when ? (await ledger.balanceAt(account, when)).held : (await ledger.balance(account)).held,
    expiries: () =>
      inside.sql<{ at: Date; holdId: string; posted: boolean }[]>`
        select at, hold_id, refusal is null as posted from ledger_transfers
        where realm = ${realm.id} and kind = 'hold_expiry' order by at`,
    advance: (ms: number) => advanceClock(inside, realm, ms, { jobs, readers }),
  }
}

test('holds end when their time is up, each at its own moment, as the clock passes it', async () => {
  const { hold, held, at, expiries, advance } = await holder(await testBank())
  const late = await hold(3_00, 30 * minute)
  const early = await hold(5_00, 10 * minute)
  await hold(7_00, 90 * minute)

  await advance(60 * minute)

  expect(await expiries()).toEqual([
    { at: at(10 * minute), holdId: early, posted: true },
    { at: at(30 * minute), holdId: late, posted: true },
  ])
  expect(await held()).toBe(7_00)
  expect(await held(at(10 * minute - 1))).toBe(15_00)
  expect(await held(at(10 * minute))).toBe(10_00)

  await advance(30 * minute)
  expect(await held()).toBe(0)
})

test('what was captured is left alone, and of what was captured in part the rest is freed', async () => {
  const { hold, capture, held, expiries, advance } = await holder(await testBank())
  const whole = await hold(3_00, 10 * minute)
  const part = await hold(5_00, 10 * minute)
  requirePosted(await capture(whole, 3_00, minute))
  requirePosted(await capture(part, 2_00, minute, true))
  expect(await held()).toBe(3_00)

  await advance(20 * minute)

  expect((await expiries()).map(({ holdId }) => holdId)).toEqual([part])
  expect(await held()).toBe(0)
})

test('where a capture and two workers race for the end of a hold, each hold ends once', async () => {
  const { inside, realm, hold, capture, held, expiries, at } = await holder(await testBank())
  const holds = await Promise.all(Array.from({ length: 60 }, () => hold(1_00, 10 * minute)))
  const ended: Realm = { ...realm, frozenAt: at(10 * minute), offsetMs: 0 }

  const captures = [await capture(holds[0]!, 1_00, 10 * minute - 1)]
  const workers = Promise.all([expireHolds(inside, ended), expireHolds(inside, ended)])
  for (const each of holds.slice(1)) captures.push(await capture(each, 1_00, 10 * minute - 1))
  await workers

  const captured = captures.filter(({ status }) => status === 'posted').length
  const expired = (await expiries()).filter(({ posted }) => posted)
  expect(captured).toBeGreaterThan(0)
  expect(expired.length).toBeGreaterThan(0)
  expect(captured + expired.length).toBe(holds.length)
  expect(await held()).toBe(0)
})

test('an open bank ends holds by itself, in a realm whose clock runs', async () => {
  const bank = await openTestBank()
  bank.bank.start()
  const { hold, held } = await holder(bank, { clock: 'wall' })
  await hold(5_00, 500)
  expect(await held()).toBe(5_00)

  const deadline = Date.now() + 15_000
  while ((await held()) > 0 && Date.now() < deadline) await sleep(100)

  expect(await held()).toBe(0)
})
