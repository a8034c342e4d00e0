import { chart } from '../../packages/mock-bank/src/ledger/index.ts'
import { drive } from '../harness/drive.ts'
import { serve } from '../harness/serve.ts'
import { idAt } from '../workload/ids.ts'
import { paymentOf } from '../workload/payment.ts'
import { oneOf, type Population, someAmount } from '../workload/population.ts'
import { check, makeTables, openAccounts, openBooks } from './books.ts'
import { pay } from './pay.ts'

export interface TraditionalOptions extends Population {
  url?: string
  dataDir?: string
}

// The same payments the traditional way, with their clients in the same process as well.
serve(async (options) => {
  const { customers, shops, ...where } = options as TraditionalOptions
  const { sql, close } = await openBooks(where)
  await makeTables(sql)
  await openAccounts(sql, [
    ...Array.from({ length: customers }, (_, n) => chart.customer(idAt('acc', n))),
    ...Array.from({ length: shops }, (_, n) => chart.merchantPayable(idAt('app', n))),
  ])
  return {
    run: (load) =>
      drive(load, async () => {
        const outcome = await pay(
          sql,
          await paymentOf(oneOf(customers), oneOf(shops), someAmount()),
        )
        if (outcome !== 'posted') throw new Error(`Not posted: ${outcome}`)
      }),
    check: () => check(sql),
    close,
  }
})
