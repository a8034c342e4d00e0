import { randomBytes } from 'node:crypto'

import type { QiantangBank } from '../bank.ts'
import type { Asset, BuiltPages } from './built-pages.ts'
import { entryPage } from './entry-page.ts'
import type { Drawn, Page } from './page.ts'
import { payPage } from './pay-page.ts'
import { referencePage, referenceScript } from './reference-page.ts'
import type { StartPage } from './start-page.ts'

/** The bank together with its pages: what is no page and no file of one goes on to the API. */
export const withPages = (
  bank: QiantangBank,
  built: BuiltPages,
  startPage?: StartPage,
): QiantangBank['fetch'] => {
  const pages = pagesOf(bank, built, startPage)

  return async (request, connection) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return bank.fetch(request, connection)
    const url = new URL(request.url)
    const asset = built.assets.get(url.pathname)
    if (asset) return fileOf(asset, request, 'public, max-age=31536000, immutable')
    if (built.reference && url.pathname === referenceScript)
      return fileOf(built.reference, request, 'no-cache')

    const page = pages.find(({ address }) => address.test(url.pathname))
    if (!page) return bank.fetch(request, connection)
    if (url.host !== new URL(bank.origin).host) return atHome(bank, url)
    const nonce = randomBytes(16).toString('base64')
    const drawn = await page.draw({ request, connection, url, nonce })
    return drawn instanceof Response ? drawn : htmlOf(bank, drawn)
  }
}

const pagesOf = (
  bank: QiantangBank,
  { templates, drawing, reference }: BuiltPages,
  startPage: StartPage | undefined,
): Page[] => {
  const pay = templates.get('pay')
  const start = templates.get('start')
  const wallet = templates.get('wallet')
  return [
    ...(pay === undefined ? [] : [payPage(bank, drawing, pay)]),
    ...(start === undefined ? [] : [entryPage(/^\/$/, drawing, start, startPage)]),
    ...(wallet === undefined ? [] : [entryPage(/^\/wallet(?:\/.*)?$/, drawing, wallet)]),
    ...(reference === null ? [] : [referencePage(reference)]),
  ]
}

/** Pages live under one name: passkeys and the check of `Origin` go by it. What is behind `#` browsers carry over. */
const atHome = ({ origin }: QiantangBank, { pathname, search }: URL): Response =>
  new Response(null, { status: 307, headers: { location: `${origin}${pathname}${search}` } })

const htmlOf = ({ mode }: QiantangBank, { html, policy, status = 200 }: Drawn): Response =>
  new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      ...(mode === 'production' && { 'strict-transport-security': 'max-age=63072000' }),
    },
  })

const fileOf = async (asset: Asset, request: Request, cacheControl: string): Promise<Response> => {
  const wanted = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  const packed = wanted ? await asset.gzipped() : null
  return new Response(packed ?? asset.bytes, {
    headers: {
      'content-type': asset.type,
      'cache-control': cacheControl,
      'cross-origin-resource-policy': 'same-origin',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
      ...(packed && { 'content-encoding': 'gzip' }),
    },
  })
}
