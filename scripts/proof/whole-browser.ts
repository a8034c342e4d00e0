import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../claims.ts'
import { tracesVariable } from '../house/traces.ts'
import { type Outcome, runTool } from '../run.ts'
import { root } from '../workspace.ts'
import { passedLine } from './bank-tests.ts'
import { lookAtTraces } from './clear-traces.ts'

const traces = join(root, '.cache', 'traces')

/** Runs tests in the browser, named by their paths: phone and desktop, zh-CN and en. */
export const browserTests = async (...files: string[]): Promise<Finding> =>
  passedLine(await playwright(files))

const playwright = (files: string[], env: Record<string, string> = {}): Promise<Outcome> =>
  runTool('@playwright/test', ['test', '--reporter=line', ...files], {
    cwd: join(root, 'e2e'),
    env: { EVERY_VIEW: '1', ...env },
  })

let ran: Promise<Outcome> | undefined

/** Everything that is done in the browser, once, with what it leaves kept. */
const everything = (): Promise<Outcome> => (ran ??= runEverything())

const runEverything = (): Promise<Outcome> => {
  rmSync(traces, { recursive: true, force: true })
  return playwright(['payer/', 'paying/', 'elements/'], { [tracesVariable]: traces })
}

/** Whether all of it passes. */
export const wholeBrowser = async (): Promise<Finding> => passedLine(await everything())

/** Whether a number of anybody lies about in clear after all of it. */
export const clearAfterBrowser = async (): Promise<Finding> => {
  await everything()
  const { found, houses } = await lookAtTraces(traces)
  return {
    figure: `${found.length} found in what ${houses} houses have left`,
    holds: houses > 0 && found.length === 0,
  }
}
