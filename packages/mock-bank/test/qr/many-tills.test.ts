import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { shopIn } from '../orders/shop.ts'
import { Refused, type World, world } from '../world.ts'
import { tillAndPayer } from './till.ts'

/** `npm run prove -- qr-nfc` asks for ten thousand. */
const scans = Number(process.env['SIMULTANEOUS_SCANS'] ?? 200)

test(`of ${scans} scans of one code at the same moment one is paid, and no other comes near the books`, async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const { code } = await holder.showCode()
  const before = await postedIn(w)

  const ended = await Promise.all(
    Array.from({ length: scans }, () =>
      till.take(code, 5_00).then(
        ({ status }) => status,
        (error: unknown) => (error instanceof Refused ? error.code : String(error)),
      ),
    ),
  )

  expect(Object.groupBy(ended, (each) => each)).toMatchObject({
    succeeded: ['succeeded'],
    payment_code_invalid: Array.from({ length: scans - 1 }, () => 'payment_code_invalid'),
  })
  expect(await holder.balance()).toMatchObject({ total: 95_00 })
  expect(await shopIn(w).owed()).toBe(5_00)
  expect(await postedIn(w)).toBe(before + 1)
  const { items } = await w.call(contract.orders.list, { query: { limit: 100 } })
  expect(items).toHaveLength(1)
}, 600_000)

/** How many postings the books have taken or refused in this realm. */
const postedIn = async ({ bank, realm }: World): Promise<number> => {
  const [row] = await bank.inside.sql<{ count: number }[]>`
    select count(*)::bigint as count from ledger_transfers where realm = ${realm.id}`
  return row?.count ?? 0
}
