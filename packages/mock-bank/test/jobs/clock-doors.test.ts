import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { world } from '../world.ts'

test('a new realm stands still at ten in the morning of 1 June 2026', async () => {
  const { call, tester } = await world()

  expect(await call(contract.sandboxClock.retrieve, {}, tester)).toEqual({
    now: '2026-06-01T10:00:00.000+08:00',
    frozen: true,
  })
})

test('time passes for one realm alone, and the app’s key turns its clock too', async () => {
  const [one, other] = [await world(), await world()]
  const body = { by: 'P1DT1H' }

  const { clock, events } = await one.call(contract.sandboxClock.advance, { body }, one.merchant)

  expect(clock).toEqual({ now: '2026-06-02T11:00:00.000+08:00', frozen: true })
  expect(events).toEqual([])
  expect((await other.clock.now()).toISOString()).toBe('2026-06-01T02:00:00.000Z')
})

test('what expires on the way is told in the order it happened', async () => {
  const { call, clock } = await world()
  const order = (reference: string, expiresInSeconds: number) =>
    call(contract.orders.create, {
      body: { reference, amount: 100, description: 'Tea', expiresInSeconds },
    })
  await order('slow', 3_600)
  await order('quick', 60)

  const events = await clock.advance('PT2H')

  expect(events).toMatchObject([
    { createdAt: '2026-06-01T10:01:00.000+08:00', data: { reference: 'quick' } },
    { createdAt: '2026-06-01T11:00:00.000+08:00', data: { reference: 'slow' } },
  ])
})

test('a clock is set, let run, and stopped again', async () => {
  const { call, clock, tester } = await world()

  expect(await clock.set({ now: '2026-12-31T23:59:59+08:00' })).toEqual({
    now: '2026-12-31T23:59:59.000+08:00',
    frozen: true,
  })
  expect(await clock.set({ frozen: false })).toMatchObject({ frozen: false })
  expect(await call(contract.sandboxClock.retrieve, {}, tester)).toMatchObject({ frozen: false })
  expect(await clock.set({ frozen: true })).toMatchObject({ frozen: true })
})

test('a clock never goes back', async () => {
  const { clock } = await world()

  await expect(clock.set({ now: '2026-06-01T09:59:59+08:00' })).rejects.toMatchObject({
    status: 409,
    code: 'clock_backwards',
    problem: { details: { now: '2026-06-01T10:00:00.000+08:00' } },
  })
})

test.each(['P401D', 'P1M', 'P', 'PT', '-P1D', '1 day', `P${'9'.repeat(30)}D`])(
  'a clock is not moved by %s',
  async (by) => {
    const { clock } = await world()

    await expect(clock.advance(by)).rejects.toMatchObject({
      status: 400,
      code: 'invalid_field',
      problem: { errors: [{ path: 'by' }] },
    })
    expect((await clock.now()).toISOString()).toBe('2026-06-01T02:00:00.000Z')
  },
)

test('a clock goes no further than the wire can say', async () => {
  const { clock } = await world()

  await expect(clock.set({ now: '9999-12-31T23:59:59+08:00' })).rejects.toMatchObject({
    code: 'invalid_field',
    problem: { errors: [{ path: 'now' }] },
  })
})

test('nobody without the realm’s key turns its clock', async () => {
  const { call, nobody, asUser } = await world()
  const body = { by: 'P1D' }

  await expect(call(contract.sandboxClock.advance, { body }, nobody)).rejects.toMatchObject({
    status: 401,
  })
  await expect(
    call(contract.sandboxClock.advance, { body }, await asUser('u_1')),
  ).rejects.toMatchObject({ status: 403 })
})
