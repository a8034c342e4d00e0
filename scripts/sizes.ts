import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type OutputChunk, rolldown } from 'rolldown'
import type { Outcome } from './run.ts'
import type { Step } from './steps.ts'
import { root } from './workspace.ts'

interface Budget {
  title: string
  kilobytes: number
  /** What a browser has to load before anything runs, minified: the parts that come on demand do not count. */
  eager: () => Promise<(string | Uint8Array)[]>
}

const budgets: Budget[] = [
  { title: '@qiantang/sdk', kilobytes: 12, eager: () => bundled('sdk/dist/index.js') },
  { title: '@qiantang/sdk/checkout', kilobytes: 4.5, eager: () => bundled('sdk/dist/checkout.js') },
  { title: '@qiantang/sdk/elements', kilobytes: 3, eager: () => bundled('sdk/dist/elements.js') },
  { title: '@qiantang/sdk/webhooks', kilobytes: 2, eager: () => bundled('sdk/dist/webhooks.js') },
  { title: '@qiantang/sdk/qr', kilobytes: 4.5, eager: () => bundled('sdk/dist/qr.js') },
  { title: '@qiantang/sdk/qr-svg', kilobytes: 4, eager: () => bundled('sdk/dist/qr-svg.js') },
  { title: '@qiantang/sdk/qr-scan', kilobytes: 1, eager: () => bundled('sdk/dist/qr-scan.js') },
  {
    title: 'first load of the checkout',
    kilobytes: 100,
    eager: () => firstLoad('pay/index.html'),
  },
  {
    title: 'first load of the largest element',
    kilobytes: 125,
    // It asks for its own part and its words as soon as it runs.
    eager: () =>
      firstLoad('elements/index.html', 'elements/parts/open-account.tsx', 'elements/locales/en.ts'),
  },
]

/** A step for each budget, counted in kB of 1000 bytes after gzip -9. */
export const sizeSteps: Step[] = budgets.map(({ title, kilobytes, eager }) => ({
  title: `size of ${title} within ${kilobytes} kB`,
  run: async (): Promise<Outcome> => {
    const bytes = (await eager()).reduce(
      (sum, part) => sum + gzipSync(part, { level: 9 }).length,
      0,
    )
    const figure = `${(bytes / 1000).toFixed(2)} kB`
    return { ok: bytes <= kilobytes * 1000, output: '', figure }
  },
}))

/** Bundles a built door as a merchant's bundler would, with all it imports. */
async function bundled(door: string): Promise<string[]> {
  const build = await rolldown({
    input: join(root, 'packages', door),
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
  })
  const { output } = await build.generate({ format: 'esm', minify: true })
  await build.close()
  const chunks = output.filter((part): part is OutputChunk => part.type === 'chunk')
  return reachable(
    chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName),
    (name) => chunks.find((chunk) => chunk.fileName === name)?.imports ?? [],
  ).flatMap((name) => chunks.filter((chunk) => chunk.fileName === name).map((chunk) => chunk.code))
}

type ViteManifest = Record<string, { file: string; imports?: string[] }>

async function firstLoad(...entries: string[]): Promise<Uint8Array[]> {
  const pages = join(root, 'packages', 'checkout-ui', 'dist', 'client')
  const manifest = JSON.parse(
    readFileSync(join(pages, '.vite', 'manifest.json'), 'utf8'),
  ) as ViteManifest
  return reachable(entries, (name) => manifest[name]?.imports ?? []).map((name) => {
    const part = manifest[name]
    if (part === undefined) throw new Error(`The build of the pages has no ${name}.`)
    return readFileSync(join(pages, part.file))
  })
}

function reachable(start: string[], importsOf: (name: string) => string[]): string[] {
  const seen = new Set(start)
  for (const name of seen) for (const imported of importsOf(name)) seen.add(imported)
  return [...seen]
}
