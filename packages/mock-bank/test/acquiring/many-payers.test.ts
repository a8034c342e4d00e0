import { expect, test } from 'vitest'

import { teaShop } from './tea-shop.ts'

test('of a hundred payers of one order at the same time exactly one pays; the others are told, and get back what they paid', async () => {
  const w = await teaShop()
  const { house, shop, settle, clock } = w
  const { id } = await shop.order({ amount: 88_50, expiresInSeconds: 3_600 })
  const payers = []
  for (let n = 0; n < 100; n += 1) payers.push(await w.payer({ id }))

  const scanned = await Promise.all(payers.map(({ scan }) => scan()))
  expect(new Set(scanned.map(({ number }) => number)).size).toBe(100)
  for (const { number } of scanned) house.pay(number)
  expect(house.kept()).toBe(100 * 88_50)
  const answers = await Promise.all(scanned.map(({ number }) => house.notify(number)))
  for (const { status } of answers) expect(status).toBe(200)
  await settle()
  await clock.advance('PT10M')

  const seen = await Promise.all(payers.map(({ read }) => read()))
  const ends = seen.map(({ payment }) => `${payment?.status} ${payment?.failure?.code ?? ''}`)
  expect(ends.filter((end) => end === 'succeeded ')).toHaveLength(1)
  expect(ends.filter((end) => end === 'reversed paid_too_late')).toHaveLength(99)
  expect([await shop.owed(), await w.receivable(), await w.suspense(), house.kept()]).toEqual([
    ...[88_50, 88_50, 0, 88_50],
  ])
  expect(await w.told('order.paid')).toHaveLength(1)
}, 120_000)
