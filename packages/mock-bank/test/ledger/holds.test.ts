import { afterAll, beforeAll, expect, test } from 'vitest'
import { requirePosted, transferIdOf } from '../../src/ledger/index.ts'
import { id, newRealm, openBooks, opening } from './books.ts'

let books: Awaited<ReturnType<typeof openBooks>>
beforeAll(async () => {
  books = await openBooks()
})
afterAll(() => books.close())

const withHold = async (balance: number, held: number) => {
  const realm = newRealm(books.database, books.ledger)
  const payer = await realm.customer({ balance })
  const holdId = id('hld')
  requirePosted(await books.ledger.submit(realm.hold(payer, held, holdId)))
  return { ...realm, payer, holdId }
}

test('held money still belongs to the customer and cannot be spent', async () => {
  const { ledger, payer, payment } = await withHold(10_00, 7_00)

  expect(await ledger.balance(payer.account)).toEqual({
    available: 3_00,
    held: 7_00,
    total: 10_00,
  })
  expect(await ledger.submit(payment(payer, 3_01))).toMatchObject({ code: 'insufficient_balance' })
  expect(await ledger.submit(payment(payer, 3_00))).toMatchObject({ status: 'posted' })
})

test('more than is available cannot be held', async () => {
  const { ledger, payer, hold } = await withHold(10_00, 7_00)

  expect(await ledger.submit(hold(payer, 3_01))).toMatchObject({
    code: 'insufficient_balance',
    details: { available: 3_00 },
  })
})

test('a capture moves what was held, once', async () => {
  const { ledger, payer, capture, release, holdId, network } = await withHold(10_00, 7_00)
  const captured = capture(payer, holdId, 7_00)

  requirePosted(await ledger.submit(captured))

  expect(await ledger.balance(payer.account)).toEqual({ available: 3_00, held: 0, total: 3_00 })
  expect(await ledger.balance(network)).toMatchObject({ total: 3_00 })
  expect(await ledger.submit(release(payer, holdId))).toMatchObject({ code: 'hold_closed' })
  expect(await ledger.submit(captured)).toMatchObject({ status: 'posted', replayed: 'id' })
})

test('a capture may take less, which frees the rest, and never more', async () => {
  const { ledger, payer, capture, holdId } = await withHold(10_00, 7_00)

  expect(await ledger.submit(capture(payer, holdId, 7_01))).toMatchObject({
    code: 'hold_exceeded',
    details: { hold: holdId, held: 7_00 },
  })
  const smaller = { ...capture(payer, holdId, 2_00), id: crypto.randomUUID() }
  requirePosted(await ledger.submit(smaller))
  expect(await ledger.balance(payer.account)).toEqual({ available: 8_00, held: 0, total: 8_00 })
})

test('a release gives the money back, once', async () => {
  const { ledger, payer, capture, release, holdId } = await withHold(10_00, 7_00)

  requirePosted(await ledger.submit(release(payer, holdId)))

  expect(await ledger.balance(payer.account)).toEqual({ available: 10_00, held: 0, total: 10_00 })
  expect(await ledger.submit(capture(payer, holdId, 7_00))).toMatchObject({ code: 'hold_closed' })
})

test('of many captures and releases of one hold at the same time exactly one happens', async () => {
  const { ledger, payer, capture, release, holdId } = await withHold(10_00, 7_00)
  const attempts = Array.from({ length: 40 }, (_, i) => ({
    ...(i % 2 ? capture(payer, holdId, 7_00) : release(payer, holdId)),
    id: crypto.randomUUID(),
  }))

  const outcomes = await Promise.all(attempts.map(ledger.submit))

  expect(outcomes.filter(({ status }) => status === 'posted')).toHaveLength(1)
  expect(await ledger.balance(payer.account)).toMatchObject({ held: 0 })
})

test('a hold opened and captured at the same moment is captured', async () => {
  const { ledger, customer, hold, capture } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })
  const holdId = id('hld')

  const outcomes = await Promise.all(
    [hold(payer, 4_00, holdId), capture(payer, holdId, 4_00)].map(ledger.submit),
  )

  expect(outcomes).toMatchObject([{ status: 'posted' }, { status: 'posted' }])
  expect(await ledger.balance(payer.account)).toEqual({ available: 6_00, held: 0, total: 6_00 })
})

test('another customer’s hold is a missing one', async () => {
  const { ledger, customer, release, holdId } = await withHold(10_00, 7_00)
  const stranger = await customer({ balance: 10_00 })

  expect(await ledger.submit(release(stranger, holdId))).toMatchObject({ code: 'hold_missing' })
  expect(await ledger.submit(release(stranger, id('hld')))).toMatchObject({ code: 'hold_missing' })
})

test('a hold’s id is used once', async () => {
  const { ledger, hold, payer, holdId } = await withHold(10_00, 1_00)

  expect(
    await ledger.submit({ ...hold(payer, 1_00, holdId), id: crypto.randomUUID() }),
  ).toMatchObject({ code: 'hold_exists' })
})

test('a hold can be captured in parts, and the rest is freed at the end', async () => {
  const { ledger, customer, hold, capture, network } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })
  const holdId = id('hld')
  await ledger.submit(hold(payer, 8_00, holdId))
  const part = (step: string, amount: number) => ({
    ...capture(payer, holdId, amount),
    id: transferIdOf(step, holdId),
    hold: { act: 'capture' as const, id: holdId, account: payer.account, keepsRest: true },
  })

  await ledger.submit(part('first', 3_00))
  expect(await ledger.balance(payer.account)).toEqual({ total: 7_00, held: 5_00, available: 2_00 })
  expect(await ledger.submit(part('second', 5_01))).toMatchObject({ code: 'hold_exceeded' })
  await ledger.submit({ ...capture(payer, holdId, 1_00), id: transferIdOf('last', holdId) })

  expect(await ledger.balance(payer.account)).toEqual({ total: 6_00, held: 0, available: 6_00 })
  expect(await ledger.balance(network)).toMatchObject({ total: 6_00 })
  expect(await ledger.submit(part('late', 1_00))).toMatchObject({ code: 'hold_closed' })
})

test('a hold that has run out can be expired and no longer captured', async () => {
  const { ledger, customer, hold, capture } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })
  const holdId = id('hld')
  const expiresAt = new Date(opening.getTime() + 60_000)
  const opened = hold(payer, 8_00, holdId)
  await ledger.submit({
    ...opened,
    hold: { act: 'open', id: holdId, account: payer.account, amount: 8_00, expiresAt },
  })
  const expire = (step: string, at: Date) => ({
    ...opened,
    ...{ id: transferIdOf(step, holdId), kind: 'hold_expiry', at },
    hold: { act: 'expire' as const, id: holdId, account: payer.account },
  })

  expect(await ledger.submit(expire('early', new Date(expiresAt.getTime() - 1)))).toMatchObject({
    code: 'hold_not_expired',
  })
  expect(await ledger.submit({ ...capture(payer, holdId, 1_00), at: expiresAt })).toMatchObject({
    code: 'hold_expired',
  })
  expect(await ledger.submit(expire('due', expiresAt))).toMatchObject({ status: 'posted' })
  expect(await ledger.balance(payer.account)).toMatchObject({ held: 0, available: 10_00 })
})
