import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Hono } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

// Plain names only: nothing that could lead out of the folder, encoded or not.
const BUILT_FILE = /^\/assets(?:\/[\w-]+(?:\.[\w-]+)*)+$/

/** The pages there are, and whether they may look through the camera. */
const PAGES = { sim: { camera: false }, pos: { camera: true } } as const

/** The built pages of the simulated phone at `/sim` and of a till at `/pos`, and the files they load from `/assets`. */
export function createPages(pagesDir: string): Hono {
  const pages = new Hono()

  pages.get('/', (c) => c.redirect('/sim'))
  for (const [name, { camera }] of Object.entries(PAGES))
    pages.get(`/${name}`, async (c) => {
      const built = await read(pagesDir, `${name}/index.html`)
      if (!built) return c.notFound()
      const nonce = randomBytes(16).toString('base64')
      const html = new TextDecoder().decode(built).replaceAll('__NONCE__', () => nonce)
      return c.body(html, 200, {
        ...headersOf('.html', 'no-store'),
        ...policy(nonce, { camera }),
      })
    })
  pages.get('/assets/*', async (c) => {
    const { path } = c.req
    const type = extname(path)
    const isBuilt = BUILT_FILE.test(path) && type in TYPES
    const file = isBuilt ? await read(pagesDir, path) : undefined
    // Built files carry a hash of their content in their names.
    return file
      ? c.body(file, 200, headersOf(type, 'public, max-age=31536000, immutable'))
      : c.notFound()
  })
  return pages
}

const read = (folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  readFile(join(folder, path)).then(
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  )

/**
 * A page runs its own built files and what carries this answer's nonce, and talks to its own origin. One that looks
 * through the camera reads what it sees by a script in WebAssembly.
 */
const policy = (nonce: string, { camera }: { camera: boolean }) => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${camera ? " 'wasm-unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'permissions-policy': `camera=(${camera ? 'self' : ''}), geolocation=(), microphone=(), payment=()`,
  'x-frame-options': 'DENY',
})

const headersOf = (type: string, cacheControl: string) => ({
  'content-type': TYPES[type] ?? 'application/octet-stream',
  'cache-control': cacheControl,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
})
