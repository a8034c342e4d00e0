import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildAll } from './builds.ts'
import { readManifest } from './doors.ts'
import { pack } from './packs.ts'
import { portabilityFaults } from './portability.ts'
import { trespasses } from './rooms.ts'
import { runTool } from './run.ts'
import { sizeSteps } from './sizes.ts'
import { noTally, runSteps, type Step, type Tally } from './steps.ts'
import { root } from './workspace.ts'

/** Everything that can be said of the code without running it, a step for each. */
export async function runChecks(): Promise<Tally> {
  if (!(await buildAll())) return { ...noTally, failed: 1 }
  return runSteps([
    ...typeSteps(),
    { title: 'format', run: () => runTool('oxfmt', ['--check', '.']) },
    { title: 'lint', run: () => runTool('oxlint', []) },
    { title: 'rooms and doors', run: lookForTrespasses },
    { title: 'portable SQL', run: lookForUnportable },
    { title: 'unused code (knip)', run: () => runTool('knip', []) },
    { title: 'OpenAPI (redocly)', run: lintOpenApi },
    ...publishedFolders().map(packageStep),
    ...sizeSteps,
  ])
}

function typeSteps(): Step[] {
  return globSync(
    ['packages/*/tsconfig.json', 'examples/*/tsconfig.json', '{e2e,scripts,bench}/tsconfig.json'],
    {
      cwd: root,
    },
  )
    .map((file) => dirname(file))
    .filter((project) => hasSources(project))
    .toSorted()
    .map((project) => ({
      title: `types of ${project}`,
      run: () => runTool('typescript', ['-p', project]),
    }))
}

const hasSources = (project: string) =>
  globSync('{*,src/**/*,test/**/*}.{ts,tsx}', { cwd: join(root, project) }).length > 0

async function lookForTrespasses() {
  const found = trespasses(root)
  return { ok: found.length === 0, output: found.join('\n') }
}

async function lookForUnportable() {
  const found = await portabilityFaults(root)
  return { ok: found.length === 0, output: found.join('\n') }
}

async function lintOpenApi() {
  const { openApiDocument } = await import('../packages/sdk/src/contract/openapi.ts')
  const file = join(root, '.cache', 'openapi.json')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(openApiDocument('http://localhost:8700'), null, 2))
  return runTool(
    '@redocly/cli',
    ['lint', file, '--config=scripts/redocly.yaml', '--format=stylish'],
    {
      env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    },
  )
}

const publishedFolders = () =>
  globSync('packages/*', { cwd: root })
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .filter((folder) => readManifest(folder).private !== true)

/** What a merchant would install: does every door open, with its types, the way they import it? */
function packageStep(folder: string): Step {
  const { name, exports } = readManifest(folder)
  const forRequire = Object.values(exports ?? {}).some(
    (door) => typeof door === 'object' && 'require' in door,
  )
  return {
    title: `package ${name} (publint, attw)`,
    run: async () => {
      const tarball = await pack(folder)
      const lint = await runTool('publint', ['run', tarball, '--strict'])
      if (!lint.ok) return lint
      const profile = forRequire ? 'node16' : 'esm-only'
      return runTool('@arethetypeswrong/cli', [tarball, '--profile', profile])
    },
  }
}
