import { join } from 'node:path'

import type { Claim } from '../claims.ts'
import { bankTests, passedLine } from '../proof/bank-tests.ts'
import { type FreshClone, makeFreshClone } from '../proof/fresh-clone.ts'
import { securityTests } from '../proof/security-tests.ts'
import { type Outcome, runTool } from '../run.ts'
import { sizeSteps } from '../sizes.ts'
import { root } from '../workspace.ts'

let clone: FreshClone | undefined
const freshClone = async () => (clone ??= await makeFreshClone())

const inSeconds = (seconds: number) => `${seconds.toFixed(1)} s`

/** What `npm test` prints last, and how long it took. */
const testRun = async () => {
  const { npm, remove } = await freshClone()
  const { code, output, seconds } = await npm('test')
  remove()
  clone = undefined
  return { code, seconds, count: /^\d+ passed, \d+ failed.*$/m.exec(output)?.[0] ?? 'no count' }
}
let tested: ReturnType<typeof testRun> | undefined

const browser = (...files: string[]): Promise<Outcome> =>
  runTool('@playwright/test', ['test', '--reporter=line', ...files], {
    cwd: join(root, 'e2e'),
    env: { EVERY_VIEW: '1' },
  })

export const claims: Claim[] = [
  {
    claim: 'In a fresh clone with an empty home, npm start installs what it needs and answers',
    bound: 'it answers',
    measure: async () => {
      const { seconds } = await (await freshClone()).start()
      return { figure: `answered after ${inSeconds(seconds)}`, holds: true }
    },
  },
  {
    claim: 'A second npm start is ready soon after the command',
    bound: 'at most 3 s, median of three',
    measure: async () => {
      const { start } = await freshClone()
      const runs = [await start(), await start(), await start()].map(({ seconds }) => seconds)
      const median = runs.toSorted((a, b) => a - b)[1] ?? Infinity
      return { figure: inSeconds(median), holds: median <= 3 }
    },
  },
  {
    claim: 'npm test passes in a fresh clone with an empty home',
    bound: '0 failed',
    measure: async () => {
      const { code, count } = await (tested ??= testRun())
      return { figure: count, holds: code === 0 && / 0 failed/.test(count) }
    },
  },
  {
    claim: 'npm test is quick from a warm install',
    bound: 'under 600 s on 2 cores',
    measure: async () => {
      const { seconds } = await (tested ??= testRun())
      return { figure: inSeconds(seconds), holds: seconds < 600 }
    },
  },
  {
    claim: 'The merchant of the README, in an empty project with the packed SDK, is paid',
    bound: 'paid, and the webhook verified',
    measure: async () => passedLine(await browser('merchant/')),
  },
  {
    claim:
      'The whole flow in a real browser: zh-CN and en, phone and desktop, axe without a finding',
    bound: 'every test passes',
    measure: async () => passedLine(await browser('payer/', 'paying/')),
  },
  {
    claim:
      'After every test of the bank the balances of its realm sum to zero, checked in one place',
    bound: 'every test passes, and a fen that is off is found',
    measure: () => bankTests('ledger/posting', 'test/wallet', 'test/orders', 'test/checkout'),
  },
  ...sizeSteps.map(({ title, run }): Claim => ({
    claim: title.replace(/: .*/, ''),
    bound: title.replace(/.*: /, ''),
    measure: async () => {
      const { ok, output, figure } = await run()
      return { figure: figure ?? output, holds: ok }
    },
  })),
  ...securityTests.map(({ control, files }): Claim => ({
    claim: control,
    bound: 'its tests pass',
    measure: () => bankTests(...files),
  })),
]
