import { globSync } from 'node:fs'
import { sep } from 'node:path'
import { type Import, importsOf } from './imports.ts'

/** The rooms of the bank. A room imports from the rooms above it; those on one line know each other. */
const rooms = [
  ...[
    'kernel',
    'ledger',
    'realms',
    'apps',
    'events',
    'customers',
    'audit',
    'operators',
    'consents',
  ],
  ...['challenges', 'passkeys', 'risk', 'cards', 'accounts', 'fund', 'wallet', 'transfers'],
  ...['mandates', 'agreements', 'fees', 'channels', 'orders', 'acquiring', 'card-payments'],
  ...['checkout', 'links', 'refunds', 'qr', 'tap', 'care'],
  ...['splits', 'settlement', 'bills'],
  ...['reconciliation', 'rewards', 'sandbox'],
  ...['handlers jobs edge app bank', 'server msw cli playwright index'],
].map((line) => line.split(' '))

interface Rule {
  /** The files it speaks of, from the root. Tests are free to look everywhere. */
  files: RegExp
  says: string
  allows: (imported: Import) => boolean
}

const isPackage = (target: string) =>
  !target.includes('/src/') && !/^(?:packages|scripts)\//.test(target)
const inside = (folder: string) => (target: string) => target.startsWith(`${folder}/`)

export const rules: Rule[] = [
  {
    files: /^packages\/sdk\/src\/contract\//,
    says: 'The contract imports zod, what judges an appearance, and nothing else.',
    allows: ({ target }) =>
      target === 'zod' ||
      inside('packages/sdk/src/contract')(target) ||
      inside('packages/sdk/src/frames/appearance')(target),
  },
  {
    files: /^packages\/sdk\/src\//,
    says: 'The SDK knows neither the bank nor the checkout.',
    allows: ({ target }) =>
      inside('packages/sdk/src')(target) || (isPackage(target) && !target.startsWith('@qiantang/')),
  },
  {
    files: /^packages\/mock-bank\/src\//,
    says: 'A room of the bank imports only from the rooms before it.',
    allows: ({ file, target }) =>
      !inside('packages/mock-bank/src')(target) || levelOf(target) <= levelOf(file),
  },
  {
    files: /^packages\/mock-bank\/src\//,
    says: "Of the SDK the bank imports 'contract', 'qr' and src/signatures; of the simulators nothing.",
    allows: ({ target }) =>
      inside('packages/mock-bank/src')(target) ||
      inside('packages/mock-bank/formats')(target) ||
      inside('packages/sdk/src/signatures')(target) ||
      (target.startsWith('@qiantang/')
        ? ['@qiantang/sdk/contract', '@qiantang/sdk/qr'].includes(target)
        : isPackage(target)),
  },
  {
    files: /^packages\/mock-bank\/formats\//,
    says: 'What is spoken on the wire belongs to nobody: it knows neither the bank nor the simulators.',
    allows: ({ target }) =>
      inside('packages/mock-bank/formats')(target) ||
      (isPackage(target) && !target.startsWith('@qiantang/mock-bank')),
  },
  {
    files: /^packages\/mock-bank\/simulators\//,
    says: 'The simulators are outsiders: they know the SDK as a stranger does, and nothing of the bank.',
    allows: ({ target }) =>
      inside('packages/mock-bank/simulators')(target) ||
      inside('packages/mock-bank/formats')(target) ||
      (isPackage(target) && !target.startsWith('@qiantang/mock-bank')),
  },
  {
    files: /^packages\/checkout-ui\/src\//,
    says: 'The pages know the SDK by its doors and src/frames, and the bank not at all.',
    allows: ({ target }) =>
      inside('packages/checkout-ui')(target) ||
      inside('packages/sdk/src/frames')(target) ||
      (isPackage(target) && !target.startsWith('@qiantang/mock-bank')),
  },
  {
    files: /^examples\//,
    says: 'An example uses only what a merchant can install: the doors of the SDK.',
    allows: ({ target }) =>
      target.startsWith('examples/') ||
      (isPackage(target) && !/^@qiantang\/(?!sdk(?:\/|$))/.test(target)),
  },
  {
    files: /^e2e\//,
    says: 'The tests in the browser use doors, as people do.',
    allows: ({ target }) =>
      target.startsWith('e2e/') || target.startsWith('scripts/') || isPackage(target),
  },
]

/** What is imported against the rules, as `file:line: sentence`. */
export function trespasses(root: string): string[] {
  return sourceFiles(root)
    .flatMap((file) => {
      const applied = rules.filter((rule) => rule.files.test(file))
      if (applied.length === 0) return []
      const unknown = roomless(file)
      return unknown === undefined ? judge(importsOf(root, file), applied) : [unknown]
    })
    .toSorted()
}

const judge = (imports: Import[], applied: Rule[]) =>
  imports.flatMap((imported) =>
    applied
      .filter((rule) => !rule.allows(imported))
      .map(({ says }) => `${imported.file}:${imported.line}: ${imported.target}. ${says}`),
  )

function sourceFiles(root: string): string[] {
  return globSync('{packages,examples,e2e}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: (name) => ['node_modules', 'dist', 'test'].includes(name),
  })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => !/\.test\.tsx?$/.test(file))
}

const roomOf = (file: string) =>
  /^packages\/mock-bank\/src\/(?<room>[^/.]+)/.exec(file)?.groups?.['room']

const levelOf = (file: string) => rooms.findIndex((line) => line.includes(roomOf(file) ?? ''))

function roomless(file: string): string | undefined {
  const room = roomOf(file)
  if (room === undefined || levelOf(file) >= 0) return undefined
  return `${file}:1: "${room}" is not a room of the bank. Give it a place in scripts/rooms.ts.`
}
