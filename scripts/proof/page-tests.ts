import type { Finding } from '../claims.ts'
import { runTool } from '../run.ts'
import { passedLine } from './bank-tests.ts'

/** Runs test files of the pages, named by parts of their paths. */
export const pageTests = async (...files: string[]): Promise<Finding> =>
  passedLine(await runTool('vitest', ['run', '--project', 'checkout-ui', ...files]))

/** Runs test files of the SDK. */
export const sdkTests = async (...files: string[]): Promise<Finding> =>
  passedLine(await runTool('vitest', ['run', '--project', 'sdk', ...files]))

/** A claim that needs several proofs holds where each of them does. */
export const allOf = async (...proofs: (() => Promise<Finding>)[]): Promise<Finding> => {
  const findings: Finding[] = []
  // One after another: none may disturb another.
  for (const prove of proofs) findings.push(await prove())
  return {
    figure: findings.map(({ figure }) => figure).join('; '),
    holds: findings.every(({ holds }) => holds === true),
  }
}
