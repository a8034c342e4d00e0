import { newId } from '../../packages/mock-bank/src/kernel/ids.ts'
import {
  chart,
  credit,
  debit,
  type Ledger,
  type Posting,
  transferIdOf,
} from '../../packages/mock-bank/src/ledger/index.ts'
import { idAt, slotAt } from '../workload/ids.ts'
import { realmId } from '../workload/payment.ts'
import { limits, oneOf, openingBalance, someAmount } from '../workload/population.ts'
import { rewardOf } from '../workload/reward.ts'
import { mustPost, type OpenBooks } from './open-books.ts'

/**
 * A bank's past, made through the ledger's own doors: so the rows, their chain and their indexes are what
 * years of work would have left, whatever the tables look like.
 */

/** Accounts opened in one transaction, and such transactions at a time. */
const together = 1000
const openers = 4
/** Callers that make the past, each waiting for its answer. */
const makers = 2000

/** Opens the customers' accounts and pays their opening balances in. */
export const openCustomers = async (
  { database: { sql }, ledger }: OpenBooks,
  customers: number,
): Promise<void> => {
  await eachOf(Math.ceil(customers / together), openers, async (part) => {
    const some = range(part * together, Math.min(customers, (part + 1) * together))
    await sql.begin((tx) =>
      Promise.all(some.map((n) => ledger.openAccount(tx, { ...accountOf(n), limits }))),
    )
  })
  await eachOf(customers, makers, (n) => mustPost(ledger, openingOf(n)))
}

/**
 * Gives each reward pool more than a bench can spend, in one lane, as whoever funds a pool does, and pays a
 * first reward in every lane: what the other lanes fetch of a pool in use they have begun to fetch.
 */
export const fillPools = async (ledger: Ledger, pools: number): Promise<void> => {
  await Promise.all(range(0, pools).map((pool) => mustPost(ledger, pooled(pool))))
  for (const customer of range(0, ledger.lanes))
    await Promise.all(range(0, pools).map((pool) => mustPost(ledger, rewardOf(customer, pool, 1))))
}

/** Payments of the past, with what the books keep of them and no more to tell. */
export const liveThrough = async (
  { database: { sql, engine }, ledger }: OpenBooks,
  { customers, transfers }: { customers: number; transfers: number },
): Promise<void> => {
  if (transfers <= 0) return
  await eachOf(transfers, makers, () =>
    mustPost(ledger, pastPayment(oneOf(customers), oneOf(1000))),
  )
  // What a server in use has done by itself long ago.
  if (engine === 'postgres') await sql.unsafe('vacuum analyze').simple()
  if (engine === 'postgres') await sql.unsafe('checkpoint').simple()
}

const accountOf = (n: number) => ({
  realmId,
  ref: chart.customer(idAt('acc', n)),
  slot: slotAt(n),
})

const openingOf = (n: number): Posting => {
  const id = newId('tup', slotAt(n), 0, new Date())
  return {
    ...{ id: transferIdOf('opening', id), kind: 'top_up', memo: `Top-up ${id}` },
    ...{ realmId, slot: slotAt(n), at: new Date() },
    legs: [
      debit(chart.cardNetworkClearing(realmId), openingBalance),
      credit(chart.customer(idAt('acc', n)), openingBalance),
    ],
  }
}

const pooled = (pool: number): Posting => {
  const id = newId('tup', slotAt(pool), 0, new Date())
  return {
    ...{ id: transferIdOf('pool', id), kind: 'reward_pool_funding', memo: `Funding ${id}` },
    ...{ realmId, slot: slotAt(pool), at: new Date() },
    legs: [
      debit(chart.cardNetworkClearing(realmId), openingBalance * 1000),
      credit(chart.rewardPool(idAt('rwp', pool)), openingBalance * 1000),
    ],
  }
}

const pastPayment = (payer: number, shop: number): Posting => {
  const id = newId('pay', slotAt(payer), 0, new Date())
  const amount = someAmount()
  return {
    ...{ id: transferIdOf('payment', id), kind: 'payment', memo: `Payment ${id}` },
    ...{ realmId, slot: slotAt(payer), at: new Date() },
    legs: [
      debit(chart.customer(idAt('acc', payer)), amount, { counts: 'turnover' }),
      credit(chart.merchantPayable(idAt('app', shop)), amount),
    ],
  }
}

/** Does something for each number below `count`, so many at a time. */
const eachOf = async (
  count: number,
  atATime: number,
  act: (n: number) => Promise<void>,
): Promise<void> => {
  let next = 0
  const worker = async () => {
    while (next < count) await act(next++)
  }
  await Promise.all(Array.from({ length: Math.min(count, atATime) }, worker))
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)
