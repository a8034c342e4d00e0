import type { Finding } from '../claims.ts'
import { startPostgres } from '../postgres.ts'
import { runTool } from '../run.ts'
import { passedLine } from './bank-tests.ts'

interface OnPostgres {
  /** Test files, named by parts of their paths. */
  files: string[]
  env?: Record<string, string>
  /** Picks the lines worth showing from what the tests print. */
  shows?: RegExp
}

/** Runs test files of the bank on a PostgreSQL of their own; the claim holds where all of them pass. */
export const bankTestsOnPostgres = async ({ files, env, shows }: OnPostgres): Promise<Finding> => {
  const server = await startPostgres()
  try {
    const outcome = await runTool('vitest', ['run', '--project', 'mock-bank*', ...files], {
      env: { ...env, DATABASE_URL: server.url },
    })
    const { figure, holds } = passedLine(outcome)
    const lines = outcome.output.split('\n').filter((line) => shows?.test(line))
    return { figure: [figure, ...lines].join('. '), holds }
  } finally {
    await server.stop()
  }
}
