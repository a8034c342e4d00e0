import type { Outcome } from './run.ts'

/** One thing that is right or wrong: a line in the terminal, and one in the final count. */
export interface Step {
  title: string
  run: () => Promise<Outcome>
}

export interface Tally {
  passed: number
  failed: number
  skipped: number
}

export const noTally: Tally = { passed: 0, failed: 0, skipped: 0 }

export const addUp = (tallies: Tally[]): Tally =>
  tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    }),
    noTally,
  )

/** `3 passed, 0 failed`, and how many were skipped where some were. */
export const inWords = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

export const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Runs the steps two at a time, prints a line for each, and shows what a failed one said. */
export async function runSteps(steps: Step[]): Promise<Tally> {
  const waiting = [...steps]
  const workers = [1, 2].map(async () => {
    let tally = noTally
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const passed = await runStep(step)
      tally = addUp([tally, { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }])
    }
    return tally
  })
  return addUp(await Promise.all(workers))
}

export async function runStep({ title, run }: Step): Promise<boolean> {
  const started = Date.now()
  const { ok, output, figure } = await attempt(run)
  const found = figure === undefined ? '' : `: ${figure}`
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${title}${found} (${seconds(started)})`)
  if (!ok && output !== '') console.log(`\n${output}\n`)
  return ok
}

async function attempt(run: Step['run']): Promise<Outcome> {
  try {
    return await run()
  } catch (error) {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { ok: false, output }
  }
}
