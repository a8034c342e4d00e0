import { expect, test } from 'vitest'
import { openLedger, requirePosted } from '../../src/ledger/index.ts'
import { newRealm, openBooks } from './books.ts'

const yearMs = 365 * 86_400_000

test('history of a clock that was ahead stays where it lies when its month is to get a part', async () => {
  const books = await openBooks({ lanes: 1 })
  const { sql } = books.database
  const payer = await books.customer({ balance: 1_00 })
  const ahead = new Date(Date.now() + yearMs)
  requirePosted(await books.ledger.submit(books.payment(payer, 30, { at: ahead })))

  const makeParts = () =>
    sql`select make_history_parts((current_date + interval '11 months')::date, 4)`
  await makeParts()
  await makeParts()

  const ledger = await openLedger(books.database)
  const realm = newRealm(books.database, ledger)
  const other = await realm.customer({ balance: 1_00 })
  requirePosted(await ledger.submit(realm.payment(other, 30, { at: ahead })))
  const lines = await Promise.all(
    [payer, other].map(({ account }) => ledger.statement(account, { limit: 1 })),
  )
  expect(lines.map(({ lines: [line] }) => [line?.at, line?.balanceAfter])).toEqual([
    [ahead, 70],
    [ahead, 70],
  ])
  await ledger.close()
  await books.close()
})
