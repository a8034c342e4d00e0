import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { buildAll } from './builds.ts'
import type { Claim, Finding } from './claims.ts'
import { root } from './workspace.ts'

type Proof = Finding & Pick<Claim, 'claim' | 'bound'>

const topics = globSync('scripts/claims/*.ts', { cwd: root })
  .map((file) => basename(file, '.ts'))
  .toSorted()
const wanted = process.argv.length > 2 ? process.argv.slice(2) : topics

const unknown = wanted.filter((topic) => !topics.includes(topic))
if (unknown.length > 0 || wanted.length === 0) {
  console.error(`No claims about: ${unknown.join(', ')}. There are: ${topics.join(', ')}.`)
  process.exit(1)
}
if (!(await buildAll())) process.exit(1)

const proofs: Proof[] = []
for (const topic of wanted) proofs.push(...(await prove(topic)))

const count = (holds: boolean | null) => proofs.filter((proof) => proof.holds === holds).length
console.log(`\n${count(true)} hold, ${count(false)} fall short, ${count(null)} not run`)
process.exitCode = count(false) === 0 ? 0 : 1

/** Measures the claims of a topic one after another, so that none disturbs another's figure. */
async function prove(topic: string): Promise<Proof[]> {
  console.log(`\n== ${topic}`)
  const { claims } = (await import(`./claims/${topic}.ts`)) as { claims: Claim[] }
  const results: Proof[] = []
  for (const { claim, bound, measure } of claims) {
    const finding = await measure().catch(fellOver)
    console.log(`${verdict(finding)} ${claim}: ${finding.figure} (bound: ${bound})`)
    results.push({ claim, figure: finding.figure, bound, holds: finding.holds })
  }
  const folder = join(root, 'bench', 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${topic}.json`), `${JSON.stringify(results, null, 2)}\n`)
  return results
}

function verdict({ holds }: Finding): string {
  if (holds === null) return 'not run    '
  return holds ? 'holds      ' : 'FALLS SHORT'
}

function fellOver(error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error)
  return { figure: `could not be measured: ${reason}`, holds: false }
}
