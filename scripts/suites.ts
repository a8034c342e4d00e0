import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tracesVariable } from './house/traces.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { lookAtTraces } from './proof/clear-traces.ts'
import { type Outcome, run, runTool } from './run.ts'
import { addUp, noTally, type Tally } from './steps.ts'
import { root } from './workspace.ts'

export interface Suite {
  title: string
  /** Where its tests are. A suite without any is not listed. */
  tests: string
  run: (report: string) => Promise<Tally>
}

// Where the database decides. The other rooms' tests would only meet the same answers again; with
// DATABASE_URL set, vitest runs all of them there.
const roomsOnPostgres = [
  ...['accounts', 'acquiring', 'agreements', 'card-payments', 'challenges', 'checkout', 'database'],
  ...['events', 'jobs', 'kernel', 'ledger', 'money', 'orders', 'qr', 'refunds', 'settlement'],
  ...['transfers', 'wallet'],
]

/** The tests of `npm test`. What takes longer than these minutes lives in `npm run prove`. */
export const suites: Suite[] = [
  {
    title: 'Units and pages',
    tests: '{packages/{sdk,checkout-ui}/{src,test},scripts,bench}/**/*.test.{ts,tsx}',
    run: (report) => vitest(report, ['sdk', 'checkout-ui', 'scripts', 'bench']),
  },
  {
    title: 'Bank on PGlite',
    tests: 'packages/mock-bank/{src,test}/**/*.test.ts',
    run: (report) => vitest(report, ['mock-bank*'], { DATABASE_URL: undefined }),
  },
  {
    title: 'Bank on PostgreSQL',
    tests: `packages/mock-bank/test/{${roomsOnPostgres.join(',')}}/*.test.ts`,
    run: bankOnPostgres,
  },
  {
    title: 'Torture',
    tests: 'packages/mock-bank/test/torture/run.ts',
    run: torture,
  },
  {
    title: 'Browser',
    tests: 'e2e/**/*.{spec,test}.ts',
    run: playwright,
  },
]

export const hasTests = ({ tests }: Suite): boolean =>
  globSync(tests, { cwd: root, exclude: (name) => name === 'node_modules' }).length > 0

async function bankOnPostgres(report: string): Promise<Tally> {
  const given = process.env['DATABASE_URL']
  const server: Postgres | undefined = given === undefined ? await startPostgres() : undefined
  try {
    const files = roomsOnPostgres.map((room) => `test/${room}/`)
    return await vitest(report, ['mock-bank*'], { DATABASE_URL: given ?? server?.url }, files)
  } finally {
    await server?.stop()
  }
}

/** A round of each fault that needs nothing but what npm brings; `npm run torture` has more of all. */
async function torture(report: string): Promise<Tally> {
  prepare(report)
  const file = join(root, 'packages', 'mock-bank', 'test', 'torture', 'run.ts')
  const options = ['--rounds=4', '--faults=bank,postgres,everything,cut', '--strikes=2']
  const command = ['--conditions=source', file, ...options, `--report=${report}`]
  return tallyOf(await run(process.execPath, command, { live: true }), report, fromTorture)
}

async function vitest(
  report: string,
  projects: string[],
  env: Record<string, string | undefined> = {},
  files: string[] = [],
): Promise<Tally> {
  const chosen = projects.flatMap((name) => ['--project', name])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  prepare(report)
  const outcome = await runTool('vitest', ['run', ...chosen, ...reporters, ...files], {
    live: true,
    env,
  })
  return tallyOf(outcome, report, fromVitest)
}

async function playwright(report: string): Promise<Tally> {
  prepare(report)
  const traces = join(root, '.cache', 'traces')
  rmSync(traces, { recursive: true, force: true })
  const outcome = await runTool('@playwright/test', ['test', '--reporter=list,json'], {
    cwd: join(root, 'e2e'),
    live: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, [tracesVariable]: traces },
  })
  return addUp([tallyOf(outcome, report, fromPlaywright), await clearTally(traces)])
}

/** One more that passes or fails: nobody's numbers lie about in clear. */
async function clearTally(traces: string): Promise<Tally> {
  const { found, houses } = await lookAtTraces(traces)
  for (const { what, where } of found) console.log(`FAIL a clear ${what} in ${where}`)
  console.log(`${found.length} clear numbers in what ${houses} houses have left`)
  const isClean = houses > 0 && found.length === 0
  return { ...noTally, [isClean ? 'passed' : 'failed']: 1 }
}

function fromVitest(report: string): Tally {
  const result = JSON.parse(report) as Record<
    'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests',
    number
  >
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

function fromTorture(report: string): Tally {
  const results = JSON.parse(report) as { held: boolean | null }[]
  const count = (held: boolean | null) => results.filter((round) => round.held === held).length
  return { passed: count(true), failed: count(false), skipped: count(null) }
}

function fromPlaywright(report: string): Tally {
  const { stats } = JSON.parse(report) as {
    stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>
  }
  // What passes only at the second try has failed.
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }
}

function prepare(report: string): void {
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
}

// A suite that broke outside its tests, or ran none of them, has failed as well.
function tallyOf(outcome: Outcome, report: string, read: (report: string) => Tally): Tally {
  if (!existsSync(report)) return { ...noTally, failed: 1 }
  const tally = read(readFileSync(report, 'utf8'))
  const silent = tally.failed === 0 && (!outcome.ok || tally.passed === 0)
  return silent ? { ...tally, failed: 1 } : tally
}
