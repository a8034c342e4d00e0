import { randomBytes } from 'node:crypto'

import type { QiantangBank } from '../bank.ts'
import type { Incoming } from '../edge/incoming.ts'
import type { Asset, BuiltPages } from './built-pages.ts'
import { elementsPage } from './elements-page.ts'
import { entryPage } from './entry-page.ts'
import { linkPage } from './link-page.ts'
import type { Serve } from './listen.ts'
import type { Drawn, Page } from './page.ts'
import { isOfSession, payPage } from './pay-page.ts'
import { referencePage, referenceScript } from './reference-page.ts'
import type { StartPage } from './start-page.ts'

/** The bank together with its pages: what is no page and no file of one goes on to the API. */
export const withPages = (bank: QiantangBank, built: BuiltPages, startPage?: StartPage): Serve => {
  const pages = pagesOf(bank, built, startPage)

  return async (incoming, connection) => {
    const { method, url } = incoming
    if (method === 'POST' && isOfSession(url.pathname)) return backFromChannel(bank, url)
    if (method !== 'GET' && method !== 'HEAD') return bank.answer(incoming, connection)
    const asset = built.assets.get(url.pathname)
    if (asset) return fileOf(asset, incoming, 'public, max-age=31536000, immutable')
    if (built.reference && url.pathname === referenceScript)
      return fileOf(built.reference, incoming, 'no-cache')

    if (logoAddress.test(url.pathname)) return logoOf(bank, url.pathname)

    const page = pages.find(({ address }) => address.test(url.pathname))
    if (!page) return bank.answer(incoming, connection)
    if (url.host !== new URL(bank.origin).host) return atHome(bank, url)
    const nonce = randomBytes(16).toString('base64')
    const drawn = await page.draw({ incoming, connection, nonce })
    return drawn instanceof Response ? drawn : htmlOf(bank, drawn)
  }
}

const pagesOf = (
  bank: QiantangBank,
  { templates, drawing, reference }: BuiltPages,
  startPage: StartPage | undefined,
): Page[] => {
  const pay = templates.get('pay')
  const link = templates.get('link')
  const elements = templates.get('elements')
  const start = templates.get('start')
  const wallet = templates.get('wallet')
  return [
    ...(pay === undefined ? [] : [payPage(bank, drawing, pay)]),
    ...(link === undefined ? [] : [linkPage(bank, drawing, link)]),
    ...(elements === undefined ? [] : [elementsPage(bank, drawing, elements)]),
    ...(start === undefined ? [] : [entryPage(/^\/$/, drawing, start, startPage)]),
    ...(wallet === undefined ? [] : [entryPage(/^\/wallet(?:\/.*)?$/, drawing, wallet)]),
    ...(reference === null ? [] : [referencePage(reference)]),
  ]
}

/** Pages live under one name: passkeys and the check of `Origin` go by it. What is behind `#` browsers carry over. */
const atHome = ({ origin }: QiantangBank, { pathname, search }: URL): Response =>
  new Response(null, { status: 307, headers: { location: `${origin}${pathname}${search}` } })

/**
 * A payer comes back from a channel whose page posts a form, such as UnionPay's to `frontUrl`. What is in it came through
 * a browser and proves nothing, so it is not read: the page asks the bank.
 */
const backFromChannel = ({ origin }: QiantangBank, { pathname, search }: URL): Response =>
  new Response(null, { status: 303, headers: { location: `${origin}${pathname}${search}` } })

const logoAddress = /^\/logos\/[\da-f]{40}\.(?:png|jpg)$/

/** A merchant's logo: a picture and nothing else, whatever a merchant may have put into it. */
const logoOf = async (bank: QiantangBank, pathname: string): Promise<Response> => {
  const logo = await bank.logo(pathname.slice('/logos/'.length))
  if (!logo) return new Response(null, { status: 404 })
  return new Response(logo.bytes, {
    headers: {
      'content-type': logo.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
  })
}

const htmlOf = (
  { mode }: QiantangBank,
  { html, policy, framed, opened, status = 200 }: Drawn,
): Response =>
  new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'cross-origin-opener-policy': opened ? 'unsafe-none' : 'same-origin',
      'permissions-policy': permissions,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      ...(framed ? inFrames : alone),
      ...(mode === 'production' && { 'strict-transport-security': 'max-age=63072000' }),
    },
  })

/** Passkeys are this bank's own affair, also in a frame, where the merchant's page has to lend the right to ask for them. */
const permissions = [
  ...['camera=()', 'display-capture=()', 'geolocation=()', 'microphone=()'],
  ...['publickey-credentials-create=(self)', 'publickey-credentials-get=(self)'],
].join(', ')

const alone = { 'cross-origin-resource-policy': 'same-origin', 'x-frame-options': 'DENY' }

/** Pages that isolate themselves show only frames that say they may be shown, and are isolated too. */
const inFrames = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
}

const fileOf = async (
  asset: Asset,
  incoming: Incoming,
  cacheControl: string,
): Promise<Response> => {
  const wanted = /\bgzip\b/.test(incoming.header('accept-encoding') ?? '')
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
