import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Manifest, Plugin } from 'vite'

/**
 * Finishes the built pages, once all names and contents are final:
 * - every script and style is named with its hash, and an import map names those of the lazy chunks, so that
 *   a file somebody changed on its way is not run;
 * - the catalogue of each language of a page is announced ahead (`data-locale`), so that it does not wait for
 *   the script that asks for it. The server keeps the one it wants.
 */
export function finishPages(): Plugin {
  return {
    name: 'finish-pages',
    apply: 'build',
    // After the last plugin that writes: what is hashed here is what is served.
    writeBundle: {
      order: 'post',
      handler() {
        const { outDir } = this.environment.config.build
        const folder = resolve(this.environment.config.root, outDir)
        const manifest = JSON.parse(
          readFileSync(join(folder, '.vite/manifest.json'), 'utf8'),
        ) as Manifest
        const hashes = hashesOf(folder)
        for (const page of readdirSync(folder)) {
          const file = join(folder, page, 'index.html')
          if (!existsSync(file)) continue
          writeFileSync(file, finish(readFileSync(file, 'utf8'), page, manifest, hashes))
        }
      },
    },
  }
}

type Hashes = Record<string, string>

const hashesOf = (folder: string): Hashes =>
  Object.fromEntries(
    readdirSync(join(folder, 'assets'))
      .filter((file) => /\.(?:js|css)$/.test(file))
      .toSorted()
      .map((file) => [`/assets/${file}`, sha384(readFileSync(join(folder, 'assets', file)))]),
  )

const sha384 = (content: Buffer) =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`

function finish(html: string, page: string, manifest: Manifest, hashes: Hashes): string {
  const scripts = Object.fromEntries(Object.entries(hashes).filter(([url]) => url.endsWith('.js')))
  const head = [
    // Before any script: a map that comes later is not heeded.
    `<script type="importmap" nonce="__NONCE__">${JSON.stringify({ integrity: scripts })}</script>`,
    ...cataloguesOf(page, manifest).map(
      ({ locale, file }) =>
        `<link rel="modulepreload" crossorigin href="/${file}" data-locale="${locale}" nonce="__NONCE__">`,
    ),
  ]
  return html
    .replace('<title>', () => `${head.join('\n    ')}\n    <title>`)
    .replace(/<(script|link)\b[^>]*?\b(?:src|href)="([^"]+)"[^>]*(?=>)/g, (tag, _, url: string) =>
      hashes[url] ? `${tag} integrity="${hashes[url]}"` : tag,
    )
}

/** The catalogues of a page: `src/pay/locales/en.ts` and its like, each a chunk of its own with what it takes from others. */
function cataloguesOf(page: string, manifest: Manifest) {
  return Object.keys(manifest).flatMap((source) => {
    const [, owner, locale] = /^(\w+)\/locales\/([\w-]+)\.ts$/.exec(source) ?? []
    if (owner !== page || !locale) return []
    return filesOf(source, manifest).map((file) => ({ locale, file }))
  })
}

const filesOf = (source: string, manifest: Manifest): string[] => {
  const chunk = manifest[source]
  if (!chunk) return []
  return [chunk.file, ...(chunk.imports ?? []).flatMap((name) => filesOf(name, manifest))]
}
