import type { Load, Run } from './contender.ts'
import type { Hired } from './hire.ts'

export interface Entrant {
  contender: Pick<Hired, 'run'>
  load: Load
}

export interface Rounds {
  rounds: number
  warmUpSeconds: number
}

/**
 * Lets the entrants work in turn, round after round, so that what passes over the machine meanwhile
 * passes over all of them. Each warms up first, uncounted.
 */
export const alternate = async <Name extends string>(
  entrants: Record<Name, Entrant>,
  { rounds, warmUpSeconds }: Rounds,
): Promise<Record<Name, Run[]>> => {
  const names = Object.keys(entrants) as Name[]
  const runs = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Run[]>
  for (const name of names) {
    const { contender, load } = entrants[name]
    await contender.run({ ...load, seconds: warmUpSeconds })
  }
  for (let round = 0; round < rounds; round++) {
    // Who goes first changes, or one would always follow the same neighbour.
    const order = names.map((_, i) => names[(i + round) % names.length]!)
    for (const name of order) {
      const { contender, load } = entrants[name]
      runs[name].push(await contender.run(load))
    }
  }
  return runs
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The median of each figure of a contender's rounds. */
export const medians = (runs: readonly Run[]) => {
  const of = (figure: (run: Run) => number) => median(runs.map(figure))
  const server = runs.map(({ serverCpuUs }) => serverCpuUs).filter((value) => value !== null)
  return {
    perSecond: of((run) => run.perSecond),
    slowest: Math.min(...runs.map((run) => run.perSecond)),
    fastest: Math.max(...runs.map((run) => run.perSecond)),
    p50Ms: of((run) => run.p50Ms),
    p99Ms: of((run) => run.p99Ms),
    clientCpuUs: of((run) => run.clientCpuUs),
    serverCpuUs: server.length === runs.length ? median(server) : null,
  }
}
