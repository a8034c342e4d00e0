import { runChecks } from './checks.ts'
import { inWords } from './steps.ts'

const tally = await runChecks()
console.log(inWords(tally))
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1
