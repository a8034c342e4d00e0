import { afterAll, beforeAll, expect, test } from 'vitest'
import { newRealm, openBooks, opening, type Books } from './books.ts'

let shared: Awaited<ReturnType<typeof openBooks>>
beforeAll(async () => {
  shared = await openBooks()
})
afterAll(() => shared.close())

const books = () => newRealm(shared.database, shared.ledger)

const reverse = ({ ledger, realmId }: Books, transferId: string) =>
  ledger.reverse({ realmId, slot: 0, transferId, kind: 'payment_reversal', at: opening })

test('a transfer is taken back whole, once, by a transfer that names it', async () => {
  const realm = books()
  const payer = await realm.customer({ balance: 10_00 })
  const paid = realm.payment(payer, 4_00)
  await realm.ledger.submit(paid)

  const first = await reverse(realm, paid.id)
  const second = await reverse(realm, paid.id)

  expect(first).toMatchObject({ status: 'posted', replayed: false })
  expect(second).toMatchObject({ status: 'posted', replayed: 'id' })
  expect(await realm.balance(payer)).toBe(10_00)
  const { lines } = await realm.ledger.statement(payer.account, { limit: 10 })
  expect(lines.map(({ kind, direction, amount }) => [kind, direction, amount])).toEqual([
    ['payment_reversal', 'in', 4_00],
    ['payment', 'out', 4_00],
    ['top_up', 'in', 10_00],
  ])
})

test('what the other side no longer has cannot be taken back from it', async () => {
  const realm = books()
  const payer = await realm.customer()
  const paidIn = realm.topUp(payer, 10_00)
  await realm.ledger.submit(paidIn)
  await realm.ledger.submit(realm.payment(payer, 4_00))

  expect(await reverse(realm, paidIn.id)).toMatchObject({
    ...{ status: 'refused', code: 'insufficient_balance' },
  })
})

test('a refusal, a reversal and another realm’s transfer cannot be taken back', async () => {
  const realm = books()
  const stranger = books()
  const payer = await realm.customer({ balance: 10_00 })
  const refused = realm.payment(payer, 11_00)
  const paid = realm.payment(payer, 4_00)
  await realm.ledger.submit(refused)
  await realm.ledger.submit(paid)
  const reversal = await reverse(realm, paid.id)
  if (reversal.status !== 'posted') throw new Error('The first reversal is posted.')

  await expect(reverse(realm, refused.id)).rejects.toThrow('no transfer')
  await expect(reverse(realm, reversal.transferId)).rejects.toThrow('no transfer')
  await expect(reverse(stranger, paid.id)).rejects.toThrow('no transfer')
})
