import { randomBytes } from 'node:crypto'

import { type CheckoutSummary, contract } from '@qiantang/sdk/contract'

import type { QiantangBank } from '../bank.ts'
import type { Asset, BuiltPages } from './built-pages.ts'

type Connection = Parameters<QiantangBank['fetch']>[1]

/** Which addresses are pages, each with the name of its entry page. */
const addresses: readonly (readonly [RegExp, string])[] = [
  [/^\/$/, 'start'],
  [/^\/wallet(?:\/.*)?$/, 'wallet'],
  [/^\/reference$/, 'reference'],
]
const payAddress = /^\/pay\/(cos_[0-9A-HJKMNP-TV-Z]{26})$/

/** The bank together with its pages: what is no page and no file of one goes on to the API. */
export const withPages = (bank: QiantangBank, pages: BuiltPages): QiantangBank['fetch'] => {
  const html = (body: string, nonce: string, status = 200) =>
    new Response(body, { status, headers: pageHeaders(bank, pages, nonce) })

  const pay = async (request: Request, id: string, connection: Connection): Promise<Response> => {
    const { search } = new URL(request.url)
    const template = pages.templates.get('pay')
    if (template === undefined) return bank.fetch(request, connection)
    const path = contract.checkoutSessions.summary.path.replace(':checkoutSessionId', id)
    const answer = await bank.fetch(new Request(new URL(path, bank.origin)), connection)
    // A payer whose bank is busy is told that, and not that there is no such bill.
    if (!answer.ok && answer.status !== 404) return answer
    const bill = answer.ok ? ((await answer.json()) as CheckoutSummary) : null
    const nonce = newNonce()
    const acceptLanguage = request.headers.get('accept-language')
    const state = { nonce, checkoutSessionId: id, bill, search, acceptLanguage }
    return html(pages.drawing.payPage(template, state), nonce, answer.status)
  }

  const fill = (request: Request, template: string): Response => {
    const { search } = new URL(request.url)
    const { fillPage, localeOf, languagesOf } = pages.drawing
    const nonce = newNonce()
    const languages = languagesOf(request.headers.get('accept-language'))
    return html(fillPage(template, { nonce, locale: localeOf(search, languages) }), nonce)
  }

  return async (request, connection) => {
    const { pathname } = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return bank.fetch(request, connection)
    const asset = pages.assets.get(pathname)
    if (asset) return file(asset, request)

    const id = payAddress.exec(pathname)?.[1]
    const entry = addresses.find(([address]) => address.test(pathname))?.[1]
    const template = entry === undefined ? undefined : pages.templates.get(entry)
    if (id === undefined && template === undefined) return bank.fetch(request, connection)
    const elsewhere = homeOf(bank, request)
    if (elsewhere !== null) return elsewhere
    return template === undefined ? pay(request, id ?? '', connection) : fill(request, template)
  }
}

/** Pages live under one name: passkeys and the check of `Origin` go by it. What is behind `#` is carried over by browsers. */
const homeOf = ({ origin }: QiantangBank, request: Request): Response | null => {
  const { host, pathname, search } = new URL(request.url)
  return host === new URL(origin).host
    ? null
    : new Response(null, { status: 307, headers: { location: `${origin}${pathname}${search}` } })
}

const newNonce = () => randomBytes(16).toString('base64')

const pageHeaders = (
  { mode }: QiantangBank,
  { drawing }: BuiltPages,
  nonce: string,
): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': drawing.contentSecurityPolicy({ nonce }),
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  ...(mode === 'production' && { 'strict-transport-security': 'max-age=63072000' }),
})

/** Built files carry a hash of their content in their names, so they never change. */
const file = ({ type, bytes, gzipped }: Asset, request: Request): Response => {
  const packed = gzipped !== null && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  return new Response(packed ? gzipped : bytes, {
    headers: {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
      ...(packed && { 'content-encoding': 'gzip' }),
    },
  })
}
