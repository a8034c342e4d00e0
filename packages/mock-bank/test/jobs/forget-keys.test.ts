import { expect, test } from 'vitest'
import { keyForgetter } from '../../src/jobs/forget-keys.ts'
import { forgetKeys, keySlices } from '../../src/ledger/index.ts'
import { openBooks, opening } from '../ledger/books.ts'
import { openTestBank } from '../test-bank.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { world } from '../world.ts'

const hourMs = 3600_000
const everySlice = [...Array(keySlices).keys()]

test('keys past their time are forgotten, part by part; others and merchants’ numbers are kept', async () => {
  const books = await openBooks({ lanes: 2 })
  const { ledger, customer, payment, database } = books
  const payer = await customer({ balance: 100_00 })
  const keyFor = (hours: number) => ({
    ...{ id: crypto.randomUUID(), request: crypto.randomUUID() },
    expiresAt: new Date(opening.getTime() + hours * hourMs),
  })
  const called = Array.from({ length: 20 }, (_, i) => keyFor(i % 2 ? 1 : 24))
  const reference = { id: crypto.randomUUID(), request: crypto.randomUUID() }
  for (const key of called) await ledger.submit(payment(payer, 1, { key }))
  await ledger.submit(payment(payer, 1, { reference }))

  const inTwoHours = new Date(opening.getTime() + 2 * hourMs)
  const counts = []
  for (const slice of everySlice)
    counts.push(await forgetKeys(database.sql, [0, 1], slice, inTwoHours))

  expect(counts.reduce((sum, count) => sum + count)).toBe(10)
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(3)
  const kept = called.filter((_, i) => i % 2 === 0).map(({ id }) => id)
  const left = await database.sql<{ key: string }[]>`select key from ledger_keys`
  expect(left.map(({ key }) => key).sort()).toEqual([...kept, reference.id].sort())
  await books.close()
})

test('a key that was forgotten is as new', async () => {
  const books = await openBooks({ lanes: 1 })
  const { ledger, customer, payment, database } = books
  const payer = await customer({ balance: 100_00 })
  const key = { id: crypto.randomUUID(), request: crypto.randomUUID() }
  const until = (hours: number) => new Date(opening.getTime() + hours * hourMs)
  await ledger.submit(payment(payer, 1, { key: { ...key, expiresAt: until(1) } }))
  const later = payment(payer, 2, { at: until(2), key: { ...key, expiresAt: until(26) } })

  for (const slice of everySlice) await forgetKeys(database.sql, [0], slice, until(2))
  const posted = await ledger.submit(later)
  const again = await ledger.submit(payment(payer, 2, { at: until(3), key: later.key! }))

  expect(posted).toMatchObject({ status: 'posted', replayed: false })
  expect(again).toMatchObject({ status: 'posted', replayed: 'key', transferId: later.id })
  await books.close()
})

test('the bank forgets by the clock that is furthest behind', async () => {
  const w = await world({ on: await openTestBank() })
  const { sql } = w.bank.inside
  await accountHolder(w, { balance: 10_00 })
  await world({ on: w })
  await sql`
    insert into ledger_keys (lane, key, request, transfer_id, expires_at, seal)
    select 0, k, k, k, ${await w.clock.now()}::timestamptz + interval '1 hour', 0
    from gen_random_uuid() k`
  const isKept = async () => (await sql`select from ledger_keys where seal = 0`).length === 1
  const forget = keyForgetter(w.bank.inside)
  const lookEverywhere = async () => {
    for (let round = 0; round < keySlices; round += 8) await forget()
  }

  await w.clock.advance('PT2H')
  await lookEverywhere()
  expect(await isKept()).toBe(true)

  await sql`update realms set frozen_at = ${await w.clock.now()}`
  await lookEverywhere()
  expect(await isKept()).toBe(false)
})
