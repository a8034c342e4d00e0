import { join } from 'node:path'
import { runChecks } from './checks.ts'
import { addUp, inWords, noTally, seconds, type Tally } from './steps.ts'
import { hasTests, suites } from './suites.ts'
import { root } from './workspace.ts'

const started = Date.now()
const tallies: Tally[] = []

async function section(title: string, work: () => Promise<Tally>): Promise<void> {
  const began = Date.now()
  console.log(`\n== ${title}`)
  const tally = await work().catch((error: unknown) => {
    console.error(error)
    return { ...noTally, failed: 1 }
  })
  console.log(`-- ${title}: ${inWords(tally)} (${seconds(began)})`)
  tallies.push(tally)
}

await section('Build and check', runChecks)
for (const suite of suites.filter(hasTests)) {
  const report = join(root, '.cache', 'reports', `${suite.title.replaceAll(' ', '-')}.json`)
  await section(suite.title, () => suite.run(report))
}

const total = addUp(tallies)
console.log(`\nIn ${seconds(started)}:`)
console.log(inWords(total))
process.exitCode = total.failed === 0 ? 0 : 1
