import { afterAll, beforeAll, expect, test } from 'vitest'
import { chart, credit, debit, transferIdOf, type Posting } from '../../src/ledger/index.ts'
import { id, newRealm, openBooks, opening, type Books, type Customer } from './books.ts'

const lanes = 8
let shared: Awaited<ReturnType<typeof openBooks>>
beforeAll(async () => {
  shared = await openBooks({ lanes })
})
afterAll(() => shared.close())

const books = () => newRealm(shared.database, shared.ledger)

const everywhere = [...Array(lanes).keys()]

/** Pays a shop from every lane, so that each holds a part of what it has. */
const sellEverywhere = async ({ customer, payment, ledger }: Books, amount: number) => {
  for (const slot of everywhere) {
    const payer = await customer({ slot, balance: amount })
    await ledger.submit(payment(payer, amount))
  }
}

const refund = ({ realmId, shop }: Books, to: Customer, amount: number): Posting => {
  const resource = id('tup')
  return {
    ...{ id: transferIdOf('refund', resource), realmId, slot: to.slot, kind: 'refund' },
    at: opening,
    legs: [debit(shop, amount), credit(to.account, amount)],
  }
}

test('a debit draws on all that a striped account has, wherever it lies', async () => {
  const realm = books()
  await sellEverywhere(realm, 10_00)
  const buyer = await realm.customer({ slot: 3 })

  expect(await realm.ledger.submit(refund(realm, buyer, 75_00))).toMatchObject({
    status: 'posted',
  })
  expect(await realm.ledger.balance(realm.shop)).toMatchObject({ total: 5_00 })
  expect(await realm.balance(buyer)).toBe(75_00)
})

test('a striped account cannot be overdrawn, and its refusal says what all of it is', async () => {
  const realm = books()
  await sellEverywhere(realm, 10_00)
  const buyer = await realm.customer({ slot: 3 })

  expect(await realm.ledger.submit(refund(realm, buyer, 80_01))).toMatchObject({
    ...{ status: 'refused', code: 'insufficient_balance' },
  })
  expect(await realm.ledger.submit(refund(realm, buyer, 80_00))).toMatchObject({
    status: 'posted',
  })
  expect(await realm.ledger.balance(realm.shop)).toMatchObject({ total: 0 })
})

test('many debits at once in every lane pay out all there is and not more', async () => {
  const realm = books()
  await sellEverywhere(realm, 10_00)
  const buyers = await Promise.all(everywhere.map((slot) => realm.customer({ slot })))

  const outcomes = await Promise.all(
    Array.from({ length: 64 }, (_, n) =>
      realm.ledger.submit(refund(realm, buyers[n % lanes]!, 2_00)),
    ),
  )

  const paid = outcomes.filter(({ status }) => status === 'posted').length
  const { total } = await realm.ledger.balance(realm.shop)
  expect(total).toBe(80_00 - paid * 2_00)
  expect(paid).toBeLessThanOrEqual(40)
  expect(paid).toBeGreaterThanOrEqual(30)
})

test('one hot pool pays in every lane until it is empty', async () => {
  const realm = books()
  const pool = chart.rewardPool(id('tup'))
  const funding = id('tup')
  await realm.ledger.submit({
    ...{ id: transferIdOf('pool_funding', funding), realmId: realm.realmId, slot: 5 },
    ...{ kind: 'pool_funding', at: opening },
    legs: [debit(realm.network, 1000), credit(pool, 1000)],
  })
  const people = await Promise.all(everywhere.map((slot) => realm.customer({ slot })))
  const reward = (to: Customer): Posting => ({
    ...{ id: transferIdOf('reward', id('tup')), realmId: realm.realmId, slot: to.slot },
    ...{ kind: 'reward', at: opening },
    legs: [debit(pool, 1), credit(to.account, 1)],
  })

  for (let round = 0; round < 5; round++) {
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, n) => realm.ledger.submit(reward(people[n % lanes]!))),
    )
    expect(outcomes.every(({ status }) => status === 'posted')).toBe(true)
  }
  expect(await realm.ledger.balance(pool)).toMatchObject({ total: 0 })
  expect(await realm.ledger.submit(reward(people[0]!))).toMatchObject({
    code: 'insufficient_balance',
  })
})

test('a movement between two lanes happens in both or in neither', async () => {
  const realm = books()
  const giver = await realm.customer({ slot: 1, balance: 10_00 })
  const taker = await realm.customer({ slot: 6, cap: 8_00 })
  const between = chart.laneClearing(realm.realmId)
  const transfer = (amount: number): Posting[] => {
    const resource = id('tup')
    const frame = { realmId: realm.realmId, kind: 'transfer', at: opening }
    return [
      {
        ...{ ...frame, id: transferIdOf('transfer_in', resource), slot: taker.slot },
        legs: [debit(between, amount), credit(taker.account, amount)],
      },
      {
        ...{ ...frame, id: transferIdOf('transfer_out', resource), slot: giver.slot },
        legs: [debit(giver.account, amount), credit(between, amount)],
      },
    ]
  }

  expect(await realm.ledger.postLinked(transfer(6_00))).toMatchObject({ status: 'posted' })
  expect(await realm.ledger.postLinked(transfer(3_00))).toMatchObject({
    ...{ status: 'refused', place: 0, outcome: { code: 'balance_cap_exceeded' } },
  })
  expect(await realm.ledger.postLinked(transfer(5_00))).toMatchObject({ status: 'refused' })
  expect([await realm.balance(giver), await realm.balance(taker)]).toEqual([4_00, 6_00])
})
