import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Posting } from '../../src/ledger/index.ts'
import { newRealm, openBooks, opening } from './books.ts'

let shared: Awaited<ReturnType<typeof openBooks>>
beforeAll(async () => {
  shared = await openBooks()
})
afterAll(() => shared.close())

const books = () => newRealm(shared.database, shared.ledger)

const inADay = new Date(opening.getTime() + 24 * 3600_000)
const key = (request: string = crypto.randomUUID()): NonNullable<Posting['key']> => ({
  id: crypto.randomUUID(),
  request,
  expiresAt: inADay,
})

test('the same key again answers as the first time, whatever the second was going to do', async () => {
  const { ledger, customer, payment, balance } = books()
  const payer = await customer({ balance: 10_00 })
  const called = key()
  const first = payment(payer, 3_00, { key: called })
  const posted = await ledger.submit(first)

  const again = await ledger.submit(payment(payer, 3_00, { key: called }))

  expect(again).toMatchObject({
    ...{ status: 'posted', replayed: 'key', transferId: first.id, balanceAfter: [7_00, 3_00] },
    movement: first.movement,
  })
  expect(posted).toMatchObject({ transferId: first.id, replayed: false })
  expect(await balance(payer)).toBe(7_00)
})

test('the same key for another request is told apart and has no effect', async () => {
  const { ledger, customer, payment, balance } = books()
  const payer = await customer({ balance: 10_00 })
  const called = key()
  await ledger.submit(payment(payer, 3_00, { key: called }))

  const other = payment(payer, 4_00, { key: { ...called, request: crypto.randomUUID() } })

  expect(await ledger.submit(other)).toEqual({ status: 'key_reused' })
  expect(await balance(payer)).toBe(7_00)
})

test('a refusal is kept under its key, even when there would be money by now', async () => {
  const { ledger, customer, payment, topUp, balance } = books()
  const payer = await customer({ balance: 1_00 })
  const called = key()
  const first = await ledger.submit(payment(payer, 3_00, { key: called }))
  await ledger.submit(topUp(payer, 10_00))

  const again = await ledger.submit(payment(payer, 3_00, { key: called }))

  expect(first).toMatchObject({ status: 'refused', replayed: false })
  expect(again).toEqual({ ...first, replayed: 'key' })
  expect(await balance(payer)).toBe(11_00)
})

test('a refusal from outside is kept under its key', async () => {
  const { ledger, customer, payment } = books()
  const payer = await customer({ balance: 10_00 })
  const called = key()
  const refusal = { code: 'order_paid', details: { orderId: 'ord_1' } }
  const { movement: _, outbox: __, ...frame } = payment(payer, 3_00, { key: called })
  const first = await ledger.submit({ ...frame, legs: [], refusal })

  expect(first).toEqual({ status: 'refused', ...refusal, replayed: false })
  expect(await ledger.submit(payment(payer, 3_00, { key: called }))).toEqual({
    ...{ status: 'refused', ...refusal },
    replayed: 'key',
  })
})

test('a key is free again when its day on the realm’s clock is over', async () => {
  const { ledger, customer, payment, balance } = books()
  const payer = await customer({ balance: 10_00 })
  const called = key()
  await ledger.submit(payment(payer, 3_00, { key: called }))
  const later = { ...called, expiresAt: new Date(inADay.getTime() + 24 * 3600_000) }

  const justBefore = payment(payer, 3_00, { key: later, at: new Date(inADay.getTime() - 1) })
  expect(await ledger.submit(justBefore)).toMatchObject({ replayed: 'key' })
  const then = payment(payer, 3_00, { key: later, at: inADay })
  expect(await ledger.submit(then)).toMatchObject({ replayed: false })
  expect(await ledger.submit(payment(payer, 3_00, { key: later, at: inADay }))).toMatchObject({
    ...{ replayed: 'key', transferId: then.id },
  })
  expect(await balance(payer)).toBe(4_00)
})

test('two at once with one key are one', async () => {
  const { ledger, customer, payment, balance } = books()
  const payer = await customer({ balance: 10_00 })
  const called = key()

  const outcomes = await Promise.all(
    [1, 2, 3].map(() => ledger.submit(payment(payer, 3_00, { key: called }))),
  )

  expect(outcomes.map((outcome) => 'replayed' in outcome && outcome.replayed)).toEqual([
    ...[false, 'key', 'key'],
  ])
  expect(await balance(payer)).toBe(7_00)
})

test('a merchant’s number is taken for ever by what was posted, not by what was refused', async () => {
  const { ledger, customer, payment, topUp, balance } = books()
  const payer = await customer({ balance: 1_00 })
  const reference = { id: crypto.randomUUID(), request: crypto.randomUUID() }

  expect(await ledger.submit(payment(payer, 3_00, { reference }))).toMatchObject({
    status: 'refused',
  })
  await ledger.submit(topUp(payer, 10_00))
  const paid = payment(payer, 3_00, { reference })
  expect(await ledger.submit(paid)).toMatchObject({ status: 'posted', replayed: false })

  const nextYear = new Date(opening.getTime() + 400 * 24 * 3600_000)
  expect(await ledger.submit(payment(payer, 3_00, { reference, at: nextYear }))).toMatchObject({
    ...{ status: 'posted', replayed: 'reference', transferId: paid.id },
  })
  const other = { ...reference, request: crypto.randomUUID() }
  expect(await ledger.submit(payment(payer, 4_00, { reference: other }))).toEqual({
    status: 'reference_conflict',
  })
  expect(await balance(payer)).toBe(8_00)
})
