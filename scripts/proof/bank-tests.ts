import type { Finding } from '../claims.ts'
import { type Outcome, runTool } from '../run.ts'

/** Runs test files of the bank, named by parts of their paths; the claim holds where all of them pass. */
export const bankTests = async (...files: string[]): Promise<Finding> =>
  passedLine(await runTool('vitest', ['run', '--project', 'mock-bank*', ...files]))

/** What a runner counted: `Tests  12 passed (12)` of vitest, `12 passed (8.4s)` of Playwright. */
export const passedLine = ({ ok, output }: Outcome): Finding => {
  const counted = output
    .split('\n')
    .findLast((line) => /\b\d+ (passed|failed)\b/.test(line) && !line.includes('Test Files'))
  const figure = counted?.trim().replace(/^Tests\s+/, '') ?? 'no test ran'
  return { figure, holds: ok && counted !== undefined }
}
