import { alternate, medians } from '../harness/rounds.ts'
import { startServer } from '../harness/server.ts'
import type { BenchOptions } from '../options.ts'
import type { LedgerOptions } from '../product/ledger.ts'
import { closing } from './closing.ts'
import { hireLedger } from './hire-product.ts'
import type { Figures, Section } from './section.ts'

const clients = 64
const customers = 10_000
const many = 1000

/** All payments to one merchant ÷ the same spread over a thousand. */
export const hotMerchant: Section = {
  name: 'hotMerchant',
  measure: (options) => oneOrMany(options, { customers, work: 'payments' }),
}

/** All rewards from one pool ÷ the same from a thousand pools. */
export const hotDebit: Section = {
  name: 'hotDebit',
  measure: (options) => oneOrMany(options, { customers, work: 'rewards', pools: many }),
}

const oneOrMany = async (options: BenchOptions, contender: LedgerOptions): Promise<Figures> => {
  const server = await startServer()
  return closing([server.stop], async (close) => {
    const url = await server.database('product')
    const product = await hireLedger(options, { ...contender, url }, server)
    close(product.close)

    const load = { clients, seconds: options.seconds }
    const runs = await alternate(
      {
        one: { contender: product, load: { ...load, spread: 1 } },
        many: { contender: product, load: { ...load, spread: many } },
      },
      options,
    )
    await product.check()
    const [one, spread] = [medians(runs.one), medians(runs.many)]
    return {
      ratio: one.perSecond / spread.perSecond,
      onePerSecond: one.perSecond,
      manyPerSecond: spread.perSecond,
      rounds: { one, many: spread },
    }
  })
}
