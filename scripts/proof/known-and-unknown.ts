import { join } from 'node:path'
import type { Timing } from '../../packages/mock-bank/test/timing/run.ts'
import type { Finding } from '../claims.ts'
import { run } from '../run.ts'
import { root } from '../workspace.ts'

/** What time may tell of whether something is known. 50 of a hundred is chance; so is a ratio of 1. */
export const timingBound = { slowerPercent: 10, ratio: 0.1 }

let measured: Promise<Timing[]> | undefined

/** Measures pairs of calls about something known and something unknown, interleaved. */
export const timings = (): Promise<Timing[]> => (measured ??= measure())

const measure = async (): Promise<Timing[]> => {
  const file = join(root, 'packages', 'mock-bank', 'test', 'timing', 'run.ts')
  const { ok, output } = await run(process.execPath, ['--conditions=source', file, '--samples=600'])
  const line = output.split('\n').findLast((each) => each.startsWith('[{'))
  if (!ok || line === undefined) throw new Error(`nothing was measured: ${output.slice(-300)}`)
  return JSON.parse(line) as Timing[]
}

/** The worst of all pairs, and whether all keep the bound. */
export const worstTiming = async (): Promise<Finding> => {
  const all = await timings()
  const figure = all
    .map(
      ({ what, ratio, slowerPercent }) =>
        `${what} ${slowerPercent.toFixed(0)} of 100, medians ${ratio.toFixed(2)}`,
    )
    .join('; ')
  return { figure, holds: all.length > 0 && all.every(keepsBound) }
}

const keepsBound = ({ ratio, slowerPercent }: Timing): boolean =>
  Math.abs(slowerPercent - 50) <= timingBound.slowerPercent &&
  Math.abs(ratio - 1) <= timingBound.ratio
