import { checkBooks } from '../../packages/mock-bank/src/ledger/index.ts'
import { drive } from '../harness/drive.ts'
import { serve } from '../harness/serve.ts'
import { paymentOf } from '../workload/payment.ts'
import { oneOf, someAmount } from '../workload/population.ts'
import { rewardOf } from '../workload/reward.ts'
import { fillPools, liveThrough, openCustomers } from './history.ts'
import { type Books, mustPost, openBooks } from './open-books.ts'

export interface LedgerOptions extends Books {
  customers: number
  /** Transfers that lie behind it when the bench begins. @default the opening balances alone */
  history?: number
  /** @default 'payments' */
  work?: 'payments' | 'rewards'
  /** How many pools there are to pay rewards from. */
  pools?: number
}

// The product's ledger, and its clients in the same process, as the bank's own requests are.
serve(async (options) => {
  const { customers, history, work = 'payments', pools = 0, ...where } = options as LedgerOptions
  const books = await openBooks(where)
  const { database, ledger } = books
  await openCustomers(books, customers)
  await fillPools(ledger, pools)
  await liveThrough(books, { customers, transfers: (history ?? customers) - customers })

  const postingOf = work === 'payments' ? paymentOf : rewardOf
  return {
    run: (load) => {
      const { spread = 1 } = load
      return drive(load, async () =>
        mustPost(ledger, await postingOf(oneOf(customers), oneOf(spread), someAmount())),
      )
    },
    check: async () => {
      await checkBooks(database.sql)
    },
    close: async () => {
      await ledger.close()
      await database.close()
    },
  }
})
