import { afterAll, beforeAll, expect, test } from 'vitest'
import { chart, checkBooks, credit, debit, requirePosted } from '../../src/ledger/index.ts'
import { id, newRealm, openBooks } from './books.ts'

let books: Awaited<ReturnType<typeof openBooks>>
beforeAll(async () => {
  books = await openBooks()
})
afterAll(() => books.close())

test('a payment moves money from the customer to the merchant', async () => {
  const { ledger, payment, shop, ...world } = newRealm(books.database, books.ledger)
  const payer = await world.customer({ balance: 100_00 })

  const outcome = await ledger.submit(payment(payer, 30_00))

  expect(outcome).toMatchObject({ status: 'posted', replayed: false, balanceAfter: [70_00, 30_00] })
  expect(await ledger.balance(payer.account)).toEqual({
    available: 70_00,
    held: 0,
    total: 70_00,
  })
  expect(await ledger.balance(shop)).toMatchObject({ total: 30_00 })
})

test('money that is not there is refused, and the refusal changes nothing', async () => {
  const { ledger, payment, balance, customer } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })

  const outcome = await ledger.submit(payment(payer, 10_01))

  expect(outcome).toEqual({
    status: 'refused',
    code: 'insufficient_balance',
    details: { account: payer.account.owner, available: 10_00 },
    replayed: false,
  })
  expect(await balance(payer)).toBe(10_00)
})

test('the last fen can be spent', async () => {
  const { ledger, payment, balance, customer } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })

  requirePosted(await ledger.submit(payment(payer, 10_00)))

  expect(await balance(payer)).toBe(0)
})

test('an account with a cap takes money up to it and no more', async () => {
  const { ledger, topUp, balance, customer } = newRealm(books.database, books.ledger)
  const payee = await customer({ balance: 1_500_00, cap: 2_000_00 })

  expect(await ledger.submit(topUp(payee, 500_01))).toMatchObject({
    status: 'refused',
    code: 'balance_cap_exceeded',
    details: { balance: 1_500_00, cap: 2_000_00 },
  })
  expect(await ledger.submit(topUp(payee, 500_00))).toMatchObject({ status: 'posted' })
  expect(await balance(payee)).toBe(2_000_00)
})

test('the same posting again answers as it did the first time', async () => {
  const { ledger, topUp, payment, balance, customer } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })
  const accepted = payment(payer, 4_00)
  const refused = payment(payer, 7_00)

  const first = [await ledger.submit(accepted), await ledger.submit(refused)]
  await ledger.submit(topUp(payer, 100_00))
  const again = [await ledger.submit(accepted), await ledger.submit(refused)]

  expect(again).toEqual([
    { ...first[0], replayed: 'id', movement: accepted.movement },
    { ...first[1], replayed: 'id' },
  ])
  expect(await balance(payer)).toBe(106_00)
})

test('the same posting twice at once happens once', async () => {
  const { ledger, payment, balance, customer } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })
  const posting = payment(payer, 4_00)

  const outcomes = await Promise.all([ledger.submit(posting), ledger.submit(posting)])

  expect(outcomes).toMatchObject([
    { status: 'posted', replayed: false },
    { status: 'posted', replayed: 'id' },
  ])
  expect(await balance(payer)).toBe(6_00)
})

test('an id that was used for something else is told apart', async () => {
  const { ledger, payment, customer } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })
  const posting = payment(payer, 4_00)
  await ledger.submit(posting)

  const another = { ...posting, legs: payment(payer, 5_00).legs }
  expect(await ledger.submit(another)).toEqual({ status: 'id_reused' })
})

test('legs that do not balance are refused before they reach the books', async () => {
  const { ledger, payment, shop, customer } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })

  await expect(
    ledger.submit({ ...payment(payer, 1), legs: [debit(payer.account, 5_00), credit(shop, 4_99)] }),
  ).rejects.toThrow('do not balance')
})

test.each([0, -1, 1.5, Number.NaN, 2 ** 53])('%s is no amount', async (amount) => {
  const { ledger, payment, customer } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })

  await expect(ledger.submit(payment(payer, amount))).rejects.toThrow('an amount that is none')
})

test('many legs are posted all or none', async () => {
  const { ledger, payment, realmId, shop, customer } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 100_00 })
  const poor = await customer({ balance: 1_00 })
  const fee = chart.feeIncome(realmId)
  const split = (second: typeof payer, amount: number) => ({
    ...payment(payer, 1),
    legs: [
      debit(payer.account, 50_00),
      debit(second.account, amount),
      credit(shop, 50_00 + amount - 30),
      credit(fee, 30),
    ],
  })

  expect(await ledger.submit(split(poor, 1_01))).toMatchObject({ code: 'insufficient_balance' })
  expect(await ledger.balance(shop)).toMatchObject({ total: 0 })
  expect(await ledger.submit(split(poor, 1_00))).toMatchObject({ status: 'posted' })
  expect(await ledger.balance(fee)).toMatchObject({ total: 30 })
})

test('an account of another realm is a missing one', async () => {
  const here = newRealm(books.database, books.ledger)
  const there = newRealm(books.database, books.ledger)
  const stranger = await there.customer({ balance: 10_00 })

  expect(await books.ledger.submit(here.payment(stranger, 1_00))).toMatchObject({
    status: 'refused',
    code: 'account_missing',
  })
  expect(await there.balance(stranger)).toBe(10_00)
})

test('an account nobody opened cannot be paid', async () => {
  const { ledger, topUp } = newRealm(books.database, books.ledger)
  const nobody = { account: chart.customer(id('acc')), slot: 0 }

  expect(await ledger.submit(topUp(nobody, 1_00))).toMatchObject({ code: 'account_missing' })
})

test('a posting the database cannot store fails alone', async () => {
  const { ledger, payment, balance, customer } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 100_00 })
  const unstorable = {
    ...payment(payer, 1_00),
    movement: { id: id('pay'), noun: 'payment', facts: { note: '\u0000' } },
  }
  const good = Array.from({ length: 9 }, () => payment(payer, 1_00))

  const outcomes = await Promise.allSettled(
    [...good.slice(0, 4), unstorable, ...good.slice(4)].map(ledger.submit),
  )

  expect(outcomes.map(({ status }) => status)).toEqual([
    ...Array<string>(4).fill('fulfilled'),
    'rejected',
    ...Array<string>(5).fill('fulfilled'),
  ])
  expect(await balance(payer)).toBe(91_00)
})

test('what is posted inside a transaction shares its fate', async () => {
  const { ledger, payment, balance, customer } = newRealm(books.database, books.ledger)
  const { sql } = books.database
  const payer = await customer({ balance: 10_00 })
  const failed = payment(payer, 4_00)

  await expect(
    sql.begin(async (tx) => {
      requirePosted((await ledger.post(tx, [failed]))[0]!)
      throw new Error('something else went wrong')
    }),
  ).rejects.toThrow('something else')
  expect(await balance(payer)).toBe(10_00)

  const [outcome] = await sql.begin((tx) => ledger.post(tx, [failed]))
  expect(outcome).toMatchObject({ status: 'posted', replayed: false })
  expect(await balance(payer)).toBe(6_00)
})

test('submitting inside a transaction is a fault, not a wait for ever', async () => {
  const { ledger, payment, customer } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 10_00 })

  await expect(
    books.database.sql.begin(async () => {
      await Promise.resolve()
      await ledger.submit(payment(payer, 1_00))
    }),
  ).rejects.toThrow('inside a transaction')
})

test('history can be neither changed nor deleted', async () => {
  const { sql } = books.database
  const { customer } = newRealm(books.database, books.ledger)
  await customer({ balance: 1_00 })

  const parts = await sql<{ name: string }[]>`
    select inhrelid::regclass::text as name from pg_inherits
    where inhparent in ('ledger_transfers'::regclass, 'ledger_entries'::regclass)`
  expect(parts.length).toBeGreaterThan(10)
  for (const table of ['ledger_transfers', 'ledger_entries', ...parts.map(({ name }) => name)]) {
    await expect(sql`update ${sql(table)} set at = now()`).rejects.toMatchObject({ code: '42501' })
    await expect(sql`delete from ${sql(table)}`).rejects.toMatchObject({ code: '42501' })
  }
})

test('a balance that was tampered with is found and named', async () => {
  const { sql } = books.database
  const { customer, realmId } = newRealm(books.database, books.ledger)
  const { account } = await customer({ balance: 1_00 })
  const change = (by: number) =>
    sql`update ledger_accounts set credits = credits + ${by} where owner = ${account.owner}`

  await change(1)
  await expect(checkBooks(sql, { realmId })).rejects.toThrow('what its entries say')
  await change(-1)
  await checkBooks(sql, { realmId })
})
