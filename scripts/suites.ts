import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Postgres, startPostgres } from './postgres.ts'
import { type Outcome, runTool } from './run.ts'
import { noTally, type Tally } from './steps.ts'
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
  ...['accounts', 'challenges', 'checkout', 'database', 'events', 'jobs', 'kernel', 'ledger'],
  ...['money', 'orders', 'wallet'],
]

/** The tests of `npm test`. What takes longer than these minutes lives in `npm run prove`. */
export const suites: Suite[] = [
  {
    title: 'Units and pages',
    tests: '{packages/{sdk,checkout-ui}/{src,test},scripts}/**/*.test.{ts,tsx}',
    run: (report) => vitest(report, ['sdk', 'checkout-ui', 'scripts']),
  },
  {
    title: 'Bank on PGlite',
    tests: 'packages/mock-bank/{src,test}/**/*.test.ts',
    run: (report) => vitest(report, ['mock-bank'], { DATABASE_URL: undefined }),
  },
  {
    title: 'Bank on PostgreSQL',
    tests: `packages/mock-bank/test/{${roomsOnPostgres.join(',')}}/*.test.ts`,
    run: bankOnPostgres,
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
    return await vitest(report, ['mock-bank'], { DATABASE_URL: given ?? server?.url }, files)
  } finally {
    await server?.stop()
  }
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
  const outcome = await runTool('@playwright/test', ['test', '--reporter=list,json'], {
    cwd: join(root, 'e2e'),
    live: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  })
  return tallyOf(outcome, report, fromPlaywright)
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
