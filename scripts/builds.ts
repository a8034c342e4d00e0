import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync } from 'node:fs'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, runTool } from './run.ts'
import { runStep } from './steps.ts'
import { root } from './workspace.ts'

interface Build {
  name: string
  /** Builds whose change makes this one stale. */
  after: string[]
  run: (folder: string) => Promise<Outcome>
}

const builds: Build[] = [
  { name: 'sdk', after: [], run: (cwd) => runTool('tsdown', [], { cwd }) },
  { name: 'checkout-ui', after: ['sdk'], run: buildPages },
  { name: 'mock-bank', after: ['sdk', 'checkout-ui'], run: buildBank },
]

// What a build reads besides the sources of its own package.
const shared = ['pnpm-lock.yaml', 'tsconfig.json', 'scripts/builds.ts', 'scripts/doors.ts']

/** Builds the packages in the order of their dependence, leaving out what did not change. */
export async function buildAll(): Promise<boolean> {
  const digests = new Map<string, string>()
  for (const { name, after, run } of builds) {
    const folder = join(root, 'packages', name)
    const before = after.map((other) => digests.get(other) ?? '')
    const digest = digestOf(folder, before)
    digests.set(name, digest)
    if (isBuilt(name, digest)) continue

    rmSync(stampOf(name), { force: true })
    const ok = await runStep({ title: `build ${name}`, run: () => run(folder) })
    if (!ok) return false
    mkdirSync(join(root, '.cache', 'builds'), { recursive: true })
    writeFileSync(stampOf(name), digest)
  }
  return true
}

/** The pages for the browser, and the same pages as a function that draws them on the server. */
async function buildPages(cwd: string): Promise<Outcome> {
  const client = await runTool('vite', ['build'], { cwd })
  const server = client.ok ? await runTool('vite', ['build', '--ssr'], { cwd }) : client
  // The script of the API reference comes built; served from here, it is loaded from nowhere else.
  const reference = join(cwd, 'node_modules/@scalar/api-reference/dist/browser/standalone.js')
  if (server.ok) cpSync(reference, join(cwd, 'dist', 'reference', 'standalone.js'))
  return server
}

async function buildBank(cwd: string): Promise<Outcome> {
  const bank = await runTool('tsdown', [], { cwd })
  // The bank serves the pages, so they travel in its package.
  const pages = join(root, 'packages', 'checkout-ui', 'dist')
  if (bank.ok) cpSync(pages, join(cwd, 'dist', 'pages'), { recursive: true })
  return bank
}

const stampOf = (name: string) => join(root, '.cache', 'builds', name)

function isBuilt(name: string, digest: string): boolean {
  if (!existsSync(stampOf(name)) || !existsSync(join(root, 'packages', name, 'dist'))) return false
  return readFileSync(stampOf(name), 'utf8') === digest
}

function digestOf(folder: string, before: string[]): string {
  const hash = createHash('sha256')
  for (const line of before) hash.update(line)
  for (const file of [...shared.map((name) => join(root, name)), ...sourcesOf(folder)]) {
    hash.update(file).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function sourcesOf(folder: string): string[] {
  return globSync('**/*', {
    cwd: folder,
    exclude: (name) => ['node_modules', 'dist', 'test', '.qiantang'].includes(name),
  })
    .toSorted()
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
}
