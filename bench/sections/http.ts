import { type Hired, hire } from '../harness/hire.ts'
import type { Load, Run } from '../harness/contender.ts'
import { alternate, median, medians } from '../harness/rounds.ts'
import { type BenchServer, startServer } from '../harness/server.ts'
import type { HttpBankOptions, Prepared } from '../http/bank.ts'
import type { Batch } from '../http/load.ts'
import type { Proof, Tenant } from '../http/tenant.ts'
import type { BenchOptions } from '../options.ts'
import { closing } from './closing.ts'
import type { Figures, Section } from './section.ts'

const clients = 64
const payers = 500

/** Connections of the open loop: more than should ever be needed at once. */
const mostAtOnce = 512

/** Of the measured rate, in the open loop. */
const share = 0.8

const ways = ['product', 'traditional', 'noop'] as const
type WayName = (typeof ways)[number]

/** The one call that pays, through the whole API, all to one merchant. */
export const httpSections: Section[] = (['session', 'rsa', 'ed25519'] as const).map((proof) => ({
  name: `http.${proof}`,
  measure: async (options) => {
    const server = await startServer()
    return closing([server.stop], async (close) => {
      const load = await hire('http/load.ts', {}, { serverPid: server.pid })
      close(load.close)
      const banks = {} as Record<WayName, Hired>
      for (const way of ways) {
        banks[way] = await hireBank(options, server, way, proof)
        close(banks[way].close)
      }
      return measure(options, { load, banks, proof, behind: [] })
    })
  },
}))

const hireBank = async (
  { lanes, profile }: BenchOptions,
  server: BenchServer,
  way: WayName,
  proof: Proof,
): Promise<Hired> => {
  const key = proof === 'ed25519' ? proof : 'rsa'
  const url = await server.database(way)
  const bank: HttpBankOptions = { way, url, payers, key, lanes }
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  return hire('http/bank.ts', bank, { serverPid: server.pid, flags })
}

interface Stage {
  load: Hired
  banks: Record<WayName, Hired>
  proof: Proof
  /** After each round of the product: how long those who follow its books still took, in ms. */
  behind: number[]
}

const measure = async (options: BenchOptions, stage: Stage) => {
  const { banks } = stage
  const load = { clients, seconds: options.seconds }
  const entrants = {
    product: { contender: over(stage, 'product'), load },
    traditional: { contender: over(stage, 'traditional'), load },
    noop: { contender: over(stage, 'noop'), load },
  }
  const runs = await alternate(entrants, options)
  const [product, traditional, noop] = ways.map((way) => medians(runs[way]))
  if (!product || !traditional || !noop) throw new Error('Nobody ran.')

  const arrivals = share * product.perSecond
  const open = { contender: entrants.product.contender, load: { ...load, arrivals } }
  const openRuns = await alternate({ open }, options)
  const latency = medians(openRuns.open)
  for (const way of ways) await banks[way].check()
  return {
    spendPerSecond: product.perSecond,
    traditionalPerSecond: traditional.perSecond,
    noopPerSecond: noop.perSecond,
    ratioToTraditional: product.perSecond / traditional.perSecond,
    shareOfNoop: product.perSecond / noop.perSecond,
    p50Ms: latency.p50Ms,
    p99Ms: latency.p99Ms,
    p99ToP50: latency.p99Ms / latency.p50Ms,
    arrivalsPerSecond: arrivals,
    followMs: median(stage.behind),
    rounds: { product, traditional, noop, open: latency },
  } satisfies Figures
}

/**
 * The load generator against one bank: makes its requests first, then lets the time run. What is measured
 * of a processor is the bank's, not the generator's.
 */
const over = ({ load, banks, proof, behind }: Stage, way: WayName): Pick<Hired, 'run'> => {
  const bank = banks[way]
  const tenant = bank.about as Tenant
  // As many requests as the last round would have needed, and half as many again.
  let lastRate = 2000
  return {
    run: async (asked: Load): Promise<Run> => {
      const wanted = asked.arrivals ?? lastRate * 1.5
      const count = Math.ceil(wanted * asked.seconds) + 1000
      const orders = proof === 'session' ? count : 0
      const { orderIds } = (await bank.prepare({ orders })) as Prepared
      await load.prepare({ tenant, proof, count, orderIds } satisfies Batch)

      const before = await bank.cpuMs()
      const connections = asked.arrivals === undefined ? asked.clients : mostAtOnce
      const run = await load.run({ ...asked, clients: connections })
      const after = await bank.cpuMs()
      lastRate = run.perSecond
      const { followMs } = (await bank.prepare({ orders: 0 })) as Prepared
      if (way === 'product') behind.push(followMs)
      return { ...run, clientCpuUs: ((after - before) * 1000) / run.done }
    },
  }
}
