// Measures whether time tells known from unknown: pairs of calls, interleaved and in an order by chance. Prints JSON.
import { parseArgs } from 'node:util'

import { end } from '../ending.ts'
import { openTestBank } from '../test-bank.ts'
import { Refused, world } from '../world.ts'
import { type Pair, pairsIn } from './pairs.ts'

/** What was measured of one pair of calls. */
export interface Timing {
  what: string
  samples: number
  /** Of the median times, known over unknown. */
  ratio: number
  /** In how many of a hundred pairs the known one took longer: 50 says nothing. */
  slowerPercent: number
}

const { values } = parseArgs({ options: { samples: { type: 'string', default: '400' } } })
const samples = Number(values.samples)
const warmUp = 20

const timed = async (ask: () => Promise<unknown>, code: string): Promise<number> => {
  const started = performance.now()
  const told = await ask().catch((error: unknown) => error)
  const took = performance.now() - started
  if (!(told instanceof Refused) || told.code !== code) throw told
  return took
}

const sample = async ({ known, unknown, code, restore }: Pair): Promise<[number, number]> => {
  await restore()
  if (Math.random() < 0.5) {
    const first = await timed(known, code)
    return [first, await timed(unknown, code)]
  }
  const first = await timed(unknown, code)
  return [await timed(known, code), first]
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

const timingOf = (what: string, pairs: readonly [number, number][]): Timing => ({
  what,
  samples: pairs.length,
  ratio: median(pairs.map(([known]) => known)) / median(pairs.map(([, unknown]) => unknown)),
  slowerPercent: (100 * pairs.filter(([known, unknown]) => known > unknown).length) / pairs.length,
})

const many = { requests: 10_000_000, windowSeconds: 60 }
const on = await openTestBank({ limits: { user: many, app: many, refusals: many } })
const pairs = await pairsIn(await world({ on }))
const taken = new Map<string, [number, number][]>(pairs.map(({ what }) => [what, []]))
for (let round = -warmUp; round < samples; round += 1) {
  for (const pair of pairs) {
    const times = await sample(pair)
    if (round >= 0) taken.get(pair.what)?.push(times)
  }
}
await end('test')
await end('file')
const timings = [...taken].map(([what, times]) => timingOf(what, times))
process.stdout.write(`${JSON.stringify(timings)}\n`)
