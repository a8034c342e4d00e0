import { afterAll, beforeAll, expect, test } from 'vitest'
import { credit, debit, type Posting } from '../../src/ledger/index.ts'
import { newRealm, openBooks, opening, type Books, type Customer } from './books.ts'

let shared: Awaited<ReturnType<typeof openBooks>>
beforeAll(async () => {
  shared = await openBooks()
})
afterAll(() => shared.close())

const day = 24 * 3600_000
const daysLater = (days: number) => new Date(opening.getTime() + days * day)

const books = () => newRealm(shared.database, shared.ledger)

/** A payment that counts against the payer's limits. */
const spending = (
  { payment, shop }: Books,
  from: Customer,
  amount: number,
  at = opening,
): Posting =>
  payment(from, amount, {
    at,
    legs: [debit(from.account, amount, { counts: 'turnover' }), credit(shop, amount)],
  })

test('a day takes as much as its limit and not a fen more', async () => {
  const realm = books()
  const payer = await realm.customer({ balance: 500_00, limits: { outDay: 100_00 } })

  expect(await realm.ledger.submit(spending(realm, payer, 60_00))).toMatchObject({
    status: 'posted',
  })
  expect(await realm.ledger.submit(spending(realm, payer, 40_01))).toMatchObject({
    status: 'refused',
    code: 'limit_exceeded',
    details: {
      account: payer.account.owner,
      limitType: 'out_day',
      limit: 100_00,
      used: 60_00,
    },
  })
  expect(await realm.ledger.submit(spending(realm, payer, 40_00))).toMatchObject({
    status: 'posted',
  })
  expect(await realm.balance(payer)).toBe(400_00)
})

test('the next day in China begins anew, the year goes on counting', async () => {
  const realm = books()
  const limits = { outDay: 100_00, outYear: 150_00 }
  const payer = await realm.customer({ balance: 500_00, limits })
  const lastMoment = new Date('2026-06-01T23:59:59.999+08:00')
  const firstMoment = new Date('2026-06-02T00:00:00.000+08:00')

  await realm.ledger.submit(spending(realm, payer, 100_00, lastMoment))
  expect(await realm.ledger.submit(spending(realm, payer, 50_00, firstMoment))).toMatchObject({
    status: 'posted',
  })
  expect(await realm.ledger.submit(spending(realm, payer, 1, firstMoment))).toMatchObject({
    details: { limitType: 'out_year', limit: 150_00, used: 150_00 },
  })
  const newYear = new Date('2027-01-01T00:00:00.000+08:00')
  expect(await realm.ledger.submit(spending(realm, payer, 100_00, newYear))).toMatchObject({
    status: 'posted',
  })
})

test('what does not count is free, and limits of one direction leave the other alone', async () => {
  const realm = books()
  const limits = { outDay: 10_00, inDay: 20_00 }
  const holder = await realm.customer({ balance: 500_00, limits })
  const { network, topUp, ledger, payment } = realm

  expect(await ledger.submit(payment(holder, 400_00))).toMatchObject({ status: 'posted' })
  const gift = (amount: number) =>
    topUp(holder, amount, {
      legs: [debit(network, amount), credit(holder.account, amount, { counts: 'turnover' })],
    })
  expect(await ledger.submit(gift(20_00))).toMatchObject({ status: 'posted' })
  expect(await ledger.submit(gift(1))).toMatchObject({ details: { limitType: 'in_day' } })
  expect(await ledger.submit(spending(realm, holder, 10_00))).toMatchObject({ status: 'posted' })
})

test('a limit is told before an empty account', async () => {
  const realm = books()
  const payer = await realm.customer({ limits: { outDay: 1_00 } })

  expect(await realm.ledger.submit(spending(realm, payer, 2_00))).toMatchObject({
    code: 'limit_exceeded',
  })
})

test('what is taken back the same day may be spent again, on a later day it may not', async () => {
  const realm = books()
  const payer = await realm.customer({
    balance: 500_00,
    limits: { outDay: 100_00, outYear: 150_00 },
  })
  const first = spending(realm, payer, 100_00)
  await realm.ledger.submit(first)
  const reversal = (of: Posting, at: Date) =>
    realm.ledger.reverse({ ...realm, slot: 0, transferId: of.id, kind: 'payment_reversal', at })

  expect(await reversal(first, opening)).toMatchObject({ status: 'posted' })
  expect(await realm.balance(payer)).toBe(500_00)
  const second = spending(realm, payer, 100_00)
  expect(await realm.ledger.submit(second)).toMatchObject({ status: 'posted' })

  expect(await reversal(second, daysLater(1))).toMatchObject({ status: 'posted' })
  expect(await realm.ledger.submit(spending(realm, payer, 50_01, daysLater(1)))).toMatchObject({
    details: { limitType: 'out_year', used: 100_00 },
  })
})

test('64 payers at once do not pass the limit of one account', async () => {
  const realm = books()
  const payer = await realm.customer({ balance: 500_00, limits: { outDay: 100_00 } })

  const outcomes = await Promise.all(
    Array.from({ length: 64 }, () => realm.ledger.submit(spending(realm, payer, 7_00))),
  )

  expect(outcomes.filter(({ status }) => status === 'posted')).toHaveLength(14)
  expect(await realm.balance(payer)).toBe(402_00)
})
