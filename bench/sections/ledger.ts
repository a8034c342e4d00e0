import { type Hired, hire } from '../harness/hire.ts'
import { alternate, medians } from '../harness/rounds.ts'
import { type BenchServer, startServer } from '../harness/server.ts'
import { inFolder } from '../harness/folder.ts'
import type { BenchOptions } from '../options.ts'
import type { TraditionalOptions } from '../traditional/ledger.ts'
import { pgbench } from '../tpcb/pgbench.ts'
import type { TpcbOptions } from '../tpcb/tpcb.ts'
import { closing } from './closing.ts'
import { hireLedger } from './hire-product.ts'
import type { Figures, Section } from './section.ts'

const customers = 10_000
const waitingClients = [64, 1024]

/** All of them pay one shop. */
const population = { customers, shops: 1 }

/** One hot merchant on PostgreSQL: the product, the traditional way and TPC-B, in turn on one server. */
export const ledgerOnPostgres: Section = {
  name: 'ledger.postgres',
  measure: async (options) => {
    const server = await startServer()
    return closing([server.stop], async (close) => {
      const product = await hireLedger(
        options,
        { customers, url: await server.database('product') },
        server,
      )
      close(product.close)
      const traditional = await hireTraditional(
        { url: await server.database('traditional') },
        server,
      )
      close(traditional.close)
      const tpcbUrl = await server.database('tpcb')
      const tpcb = await hireTpcb({ url: tpcbUrl }, server)
      close(tpcb.close)

      const figures: Figures = {}
      for (const clients of waitingClients)
        figures[`clients${clients}`] = await compare(options, clients, {
          product,
          traditional,
          tpcb,
        })
      await checkAll(product, traditional, tpcb)
      const real = await pgbench(tpcbUrl, options.seconds)
      return { ...figures, ...(real === null ? {} : { pgbenchPerSecond: real }) }
    })
  },
}

/** The same on PGlite, where the traditional way has one connection and TPC-B has no place. */
export const ledgerOnPglite: Section = {
  name: 'ledger.pglite',
  measure: (options) =>
    inFolder((folder) =>
      closing([], async (close) => {
        const product = await hireLedger(options, { customers, dataDir: `${folder}/product` })
        close(product.close)
        const traditional = await hireTraditional({ dataDir: `${folder}/traditional` })
        close(traditional.close)

        const figures: Figures = {}
        for (const clients of waitingClients)
          figures[`clients${clients}`] = await compare(options, clients, { product, traditional })
        await checkAll(product, traditional)
        return figures
      }),
    ),
}

const hireTraditional = (where: { url: string } | { dataDir: string }, server?: BenchServer) =>
  hire('traditional/ledger.ts', { ...population, ...where } satisfies TraditionalOptions, {
    serverPid: server?.pid,
  })

const hireTpcb = (where: TpcbOptions, { pid }: BenchServer) =>
  hire('tpcb/tpcb.ts', where, { serverPid: pid })

interface Contenders {
  product: Hired
  traditional: Hired
  tpcb?: Hired
}

const compare = async (
  options: BenchOptions,
  clients: number,
  contenders: Contenders,
): Promise<Figures> => {
  const load = { clients, seconds: options.seconds }
  const entrants = Object.fromEntries(
    Object.entries(contenders).map(([name, contender]) => [
      name,
      { contender: contender as Hired, load },
    ]),
  )
  const runs = await alternate(entrants, options)
  const product = medians(runs['product'] ?? [])
  const traditional = medians(runs['traditional'] ?? [])
  const tpcb = runs['tpcb'] && medians(runs['tpcb'])
  return {
    transfersPerSecond: product.perSecond,
    traditionalPerSecond: traditional.perSecond,
    ratioToTraditional: product.perSecond / traditional.perSecond,
    ...(tpcb && { tpcb: tpcb.perSecond, ratioToTpcb: product.perSecond / tpcb.perSecond }),
    rounds: { product, traditional, ...(tpcb && { tpcb }) },
  }
}

const checkAll = async (...contenders: Hired[]): Promise<void> => {
  for (const contender of contenders) await contender.check()
}
