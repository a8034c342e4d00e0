import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

import type { CheckoutSummary, Locale, PaymentLinkSummary } from '@qiantang/sdk/contract'

/** The pages as `packages/checkout-ui` builds them, read into memory once. */
export interface BuiltPages {
  /** The HTML of each entry page by its name, such as `pay`, before it is filled. */
  templates: ReadonlyMap<string, string>
  /** The files the pages load, by their path. Their names change with their content. */
  assets: ReadonlyMap<string, Asset>
  /** The script that draws the API reference; null where it was not built. */
  reference: Asset | null
  drawing: Drawing
}

export interface Asset {
  type: string
  bytes: Uint8Array<ArrayBuffer>
  /** Packed at the first wish; null where that does not make it smaller. */
  gzipped: () => Promise<Uint8Array<ArrayBuffer> | null>
}

/** What `dist/server/server.js` of the pages offers. */
export interface Drawing {
  payPage(
    template: string,
    request: {
      nonce: string
      /** The page that shows it in a frame, or has opened its window. */
      shop: string | null
      checkoutSessionId: string
      bill: CheckoutSummary | null
      search: string
      acceptLanguage: string | null
      userAgent: string | null
      phone: string | null
    },
  ): string
  linkPage(
    template: string,
    request: {
      nonce: string
      link: PaymentLinkSummary | null
      search: string
      acceptLanguage: string | null
    },
  ): string
  fillPage(
    template: string,
    filling: { nonce: string; locale: Locale; theme?: 'dark' | 'light'; state?: unknown },
  ): string
  contentSecurityPolicy(options: {
    nonce: string
    frameAncestors?: readonly string[]
    formActions?: readonly string[]
  }): string
  localeOf(search: string, languages: readonly string[]): Locale
  languagesOf(acceptLanguage: string | null): string[]
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Reads the built pages from their folder, which holds `client` and `server`. */
export const readBuiltPages = async (folder: string): Promise<BuiltPages> => {
  const client = join(folder, 'client')
  const reference = join(folder, 'reference', 'standalone.js')
  const drawing = pathToFileURL(join(folder, 'server', 'server.js')).href
  return {
    templates: await readTemplates(client),
    assets: await readAssets(client),
    reference: existsSync(reference) ? await readAsset(reference) : null,
    drawing: (await import(drawing)) as Drawing,
  }
}

const readTemplates = async (client: string): Promise<Map<string, string>> => {
  const folders = (await readdir(client, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== 'assets' && !entry.name.startsWith('.'),
  )
  const pages = folders.map(async ({ name }): Promise<[string, string]> => [
    name,
    await readFile(join(client, name, 'index.html'), 'utf8'),
  ])
  return new Map(await Promise.all(pages))
}

const readAssets = async (client: string): Promise<Map<string, Asset>> => {
  const folder = join(client, 'assets')
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const assets = files
    .filter((file) => file.isFile() && types[extname(file.name)] !== undefined)
    .map(async ({ parentPath, name }): Promise<[string, Asset]> => {
      const path = join(parentPath, name)
      const address = `/assets${path.slice(folder.length).replaceAll('\\', '/')}`
      return [address, await readAsset(path)]
    })
  return new Map(await Promise.all(assets))
}

const readAsset = async (path: string): Promise<Asset> => {
  const bytes = new Uint8Array(await readFile(path))
  let packed: Promise<Uint8Array<ArrayBuffer> | null> | undefined
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    bytes,
    gzipped: () => (packed ??= packSmaller(bytes)),
  }
}

const pack = promisify(gzip)

const packSmaller = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> => {
  const packed = new Uint8Array(await pack(bytes))
  return packed.length < bytes.length * 0.9 ? packed : null
}
