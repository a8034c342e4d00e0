// `npm run torture`: rounds of banks under load, in each of which something goes wrong.
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { makeCluster, type Cluster } from '../../../../scripts/postgres.ts'
import { faults } from './faults/index.ts'
import { runRound, type RoundReport } from './round.ts'
import type { Fault, Surroundings } from './scene.ts'

/** What became of a round; `held` is null where it could not be done here. */
export type Result = {
  readonly fault: string
  readonly claim: string
  readonly held: boolean | null
  readonly report?: RoundReport
  readonly why?: string
}

const usage = `Usage: npm run torture -- [options]
  --rounds <number>    How many rounds. They take the faults in turn. Default 11.
  --faults <names>     Which, separated by commas: ${faults.map(({ name }) => name).join(', ')}. Default all.
  --strikes <number>   How often a fault strikes in a round. Default 3.
  --lanes <number>     Lanes of the books. Default 4.
  --seed <number>      Repeats what is asked, though not when what goes wrong.
  --report <file>      Writes the results there, as JSON.
`

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '11' },
    faults: { type: 'string', default: faults.map(({ name }) => name).join(',') },
    strikes: { type: 'string', default: '3' },
    lanes: { type: 'string', default: '4' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 30)) },
    report: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const say = (text: string) => process.stdout.write(`${text}\n`)

/** A server for rounds of the same kind, made when it is first needed. */
type Ground = { readonly cluster: Cluster; readonly surroundings: Surroundings }

const main = async (): Promise<boolean> => {
  if (values.help) {
    say(usage)
    return true
  }
  const chosen = values.faults.split(',').map(faultNamed)
  const rounds = Math.min(Number(values.rounds), 1000)
  const grounds = new Map<string, Ground>()
  const missing = new Map<string, string>()
  const results: Result[] = []
  say(`Seed ${values.seed}.`)
  try {
    for (let round = 0; round < rounds; round++) {
      const fault = chosen[round % chosen.length]!
      const result = await inRound(round, fault, grounds, missing)
      results.push(result)
      say(`${String(round + 1).padStart(3)}  ${inWords(result)}`)
      if (values.report) writeFileSync(values.report, JSON.stringify(results, null, 2))
    }
  } finally {
    for (const { cluster, surroundings } of grounds.values()) {
      await cluster.stop()
      cluster.remove()
      await surroundings.remove()
    }
  }
  const count = (held: boolean | null) => results.filter((result) => result.held === held).length
  say(`${count(true)} held, ${count(false)} broke, ${count(null)} not run.`)
  return count(false) === 0
}

const faultNamed = (name: string): Fault => {
  const fault = faults.find((one) => one.name === name)
  if (!fault) throw new Error(`There is no fault ${name}.\n${usage}`)
  return fault
}

const inRound = async (
  round: number,
  fault: Fault,
  grounds: Map<string, Ground>,
  missing: Map<string, string>,
): Promise<Result> => {
  const { name, claim } = fault
  const lacks = missing.get(name) ?? (await fault.missing())
  if (lacks !== undefined) {
    missing.set(name, lacks)
    return { fault: name, claim, held: null, why: lacks }
  }
  try {
    const { cluster, surroundings } = await groundFor(fault, grounds)
    const report = await runRound({
      ...{ fault, cluster, place: surroundings.below ?? cluster.folder },
      ...{ bankEnv: surroundings.bankEnv ?? {}, seed: Number(values.seed) + round * 1_000_000 },
      ...{ strikes: Number(values.strikes), lanes: Number(values.lanes) },
    })
    return { fault: name, claim, held: true, report }
  } catch (error) {
    return { fault: name, claim, held: false, why: messageOf(error) }
  }
}

const groundFor = async (fault: Fault, grounds: Map<string, Ground>): Promise<Ground> => {
  const name = fault.surroundings ? fault.name : 'plain'
  const known = grounds.get(name)
  if (known) return known
  const surroundings = (await fault.surroundings?.()) ?? { remove: async () => {} }
  const cluster = await makeCluster({
    settings: { ...settings, ...surroundings.settings },
    ...{ below: surroundings.below ?? tmpdir(), env: surroundings.serverEnv ?? {} },
    initdb: surroundings.initdb ?? [],
  })
  await cluster.start()
  const ground = { cluster, surroundings }
  grounds.set(name, ground)
  return ground
}

/** Durable as in production; checkpoints come often, so that recovery has something to begin from. */
const settings = {
  ...{ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  ...{ shared_buffers: '128MB', checkpoint_timeout: '30s' },
}

const inWords = ({ fault, held, report, why }: Result): string => {
  const verdict = held === null ? 'not run' : held ? 'held   ' : 'BROKE  '
  const line = `${verdict} ${fault.padEnd(10)}`
  if (!report) return `${line} ${why}`
  const { seconds, struck, backAfterMs, asked, transfers, told, doubts } = report
  return (
    `${line} ${seconds.toFixed(1)} s: ${asked} asked, ${transfers} transfers, ${told} told; ` +
    `in doubt and asked again: ${JSON.stringify(doubts)}; ` +
    `${struck.join(', ')}; back after ${backAfterMs.join(', ')} ms`
  )
}

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message} ${messageOf(error.cause)}`
}

process.exitCode = (await main()) ? 0 : 1
process.exit()
