import { expect, test } from 'vitest'

import { selectRealm } from '../../src/realms/realms.ts'
import { clearDay, payOutSettlement, settle } from '../../src/settlement/index.ts'
import type { WholeBank } from '../../src/handlers/bank.ts'
import { type World, world } from '../world.ts'
import { merchantIn } from './merchant.ts'

const day = { day: '2026-06-01', until: '2026-06-01T16:00:00.000Z' }

const realmOf = async (w: World) => {
  const realm = await selectRealm(w.bank.inside.sql, w.realm.id)
  if (!realm) throw new Error('The realm is gone.')
  return realm
}

/** The same bank, which dies when it is about to run its n-th transaction. */
const dyingAt = (bank: WholeBank, n: number): WholeBank => {
  let begun = 0
  const begin = (work: Parameters<typeof bank.sql.begin>[1]) => {
    begun += 1
    if (begun === n) throw new Error('The power is gone.')
    return bank.sql.begin(work)
  }
  const sql = new Proxy(bank.sql, {
    get: (target, name) => (name === 'begin' ? begin : Reflect.get(target, name)),
  })
  return { ...bank, sql }
}

test('wherever clearing and settling are cut short, and however often they are run, each happens once', async () => {
  const w = await world()
  const shop = await merchantIn(w)
  await shop.rule()
  const payment = await shop.sell(88_50)
  await shop.sell(100_00)
  await w.settle()
  await shop.shop.refund(payment.id, 30_00)
  const { inside } = w.bank
  const realm = await realmOf(w)
  const appId = w.app.id

  for (const n of [1, 2, 3])
    await expect(clearDay(dyingAt(inside, n), realm, { appId, ...day })).rejects.toThrow('power')
  expect(await shop.bills()).toEqual([])
  await Promise.all([1, 2, 3].map(() => clearDay(inside, realm, { appId, ...day })))
  await expect(settle(dyingAt(inside, 1), realm, { appId })).rejects.toThrow('power')
  await Promise.all([1, 2, 3].map(() => settle(inside, realm, { appId })))

  const [bill] = await shop.bills()
  expect(bill).toMatchObject({ rows: 3, fees: 34 + 38, feesReturned: 11 })
  const settlements = await shop.settlements()
  expect(settlements).toMatchObject([{ payout: 188_50 - 30_00 - 72 + 11 }])
  const { id = '' } = settlements[0] ?? {}
  await expect(payOutSettlement(dyingAt(inside, 1), realm, { id })).rejects.toThrow('power')
  await Promise.all([1, 2, 3].map(() => payOutSettlement(inside, realm, { id })))
  await w.settle()

  expect(await shop.settlements()).toMatchObject([{ id, status: 'paid' }])
  expect(await shop.balance()).toMatchObject({ pending: 0, feesDue: 0, payingOut: 0 })
})
