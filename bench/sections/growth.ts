import { alternate, medians } from '../harness/rounds.ts'
import { startServer } from '../harness/server.ts'
import { closing } from './closing.ts'
import { hireLedger } from './hire-product.ts'
import type { Section } from './section.ts'

const clients = 64

const small = { customers: 10_000 }
const grown = { customers: 4_000_000, history: 10_000_000 }
const grownQuickly = { customers: 50_000, history: 200_000 }

/** A bank of four million accounts and ten million past transfers ÷ one that opens today. */
export const growth: Section = {
  name: 'growth',
  measure: async (options) => {
    const size = options.quick ? grownQuickly : grown
    const server = await startServer()
    return closing([server.stop], async (close) => {
      const young = await hireLedger(
        options,
        { ...small, url: await server.database('young') },
        server,
      )
      close(young.close)
      const old = await hireLedger(options, { ...size, url: await server.database('old') }, server)
      close(old.close)

      const load = { clients, seconds: options.seconds }
      const runs = await alternate(
        { young: { contender: young, load }, old: { contender: old, load } },
        options,
      )
      await young.check()
      await old.check()
      const [before, after] = [medians(runs.young), medians(runs.old)]
      return {
        ratio: after.perSecond / before.perSecond,
        youngPerSecond: before.perSecond,
        oldPerSecond: after.perSecond,
        oldAccounts: size.customers,
        oldTransfers: size.history,
        rounds: { young: before, old: after },
      }
    })
  },
}
