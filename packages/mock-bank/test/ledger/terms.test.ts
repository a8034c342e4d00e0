import { expect, test } from 'vitest'

import { credit, debit } from '../../src/ledger/index.ts'
import { openBooks } from './books.ts'
import { tamper } from './tampering.ts'

test('an account on other terms is decided by them from then on, what it has moved included', async () => {
  const books = await openBooks()
  const { ledger } = books
  const holder = await books.customer({ cap: 1000, limits: { outDay: 100, outYear: 5000 } })
  const topUp = (amount: number) => ledger.submit(books.topUp(holder, amount))
  const pay = (amount: number) =>
    ledger.submit(
      books.payment(holder, amount, {
        legs: [debit(holder.account, amount, { counts: 'turnover' }), credit(books.shop, amount)],
      }),
    )
  await topUp(1000)
  await pay(100)
  expect(await topUp(101)).toMatchObject({ code: 'balance_cap_exceeded' })
  expect(await pay(1)).toMatchObject({ code: 'limit_exceeded' })

  await books.database.sql.begin((tx) =>
    ledger.changeTerms(tx, {
      ...{ ref: holder.account, slot: holder.slot, limits: { outDay: 500, outYear: 9000 } },
    }),
  )

  expect(await topUp(9000)).toMatchObject({ status: 'posted' })
  expect(await pay(401)).toMatchObject({ details: { limitType: 'out_day', limit: 500, used: 100 } })
  expect(await pay(400)).toMatchObject({ status: 'posted' })
  expect(await books.balance(holder)).toBe(9500)
  await books.close()
})

test('what is under way when terms change is decided by one or the other, and never against both', async () => {
  const books = await openBooks()
  const holder = await books.customer()
  const { ledger, database } = books

  const [outcomes] = await Promise.all([
    Promise.all(Array.from({ length: 20 }, () => ledger.submit(books.topUp(holder, 1)))),
    database.sql.begin((tx) =>
      ledger.changeTerms(tx, { ref: holder.account, slot: holder.slot, cap: 5 }),
    ),
  ])

  const posted = outcomes.filter(({ status }) => status === 'posted').length
  expect(await books.balance(holder)).toBe(posted)
  expect(await ledger.submit(books.topUp(holder, 5))).toMatchObject(
    posted > 0 ? { code: 'balance_cap_exceeded' } : { status: 'posted' },
  )
  await database.sql.begin((tx) =>
    ledger.changeTerms(tx, { ref: holder.account, slot: holder.slot }),
  )
  await books.close()
})

test('whoever changes terms behind the bank’s back, without its seal, is found out', async () => {
  const books = await openBooks()
  const { account, slot } = await books.customer({ cap: 1000 })
  const { sql } = books.database
  await sql.begin((tx) => books.ledger.changeTerms(tx, { ref: account, slot, cap: 2000 }))

  const found = await tamper(sql, async (tx) => {
    await tx`update ledger_accounts set cap = 3000 where owner = ${account.owner}`
  })

  expect(found?.message).toContain('on the terms the bank gave it')
  await books.close()
})

test('no other account, and none that is striped, is put on terms', async () => {
  const books = await openBooks()
  const { slot } = await books.customer()
  const change = (ref: typeof books.shop) =>
    books.database.sql.begin((tx) => books.ledger.changeTerms(tx, { ref, slot, cap: 1 }))

  await expect(change({ kind: 'customer', owner: 'nobody' })).rejects.toThrow('on terms')
  await expect(change(books.shop)).rejects.toThrow('on terms')
  await books.close()
})
