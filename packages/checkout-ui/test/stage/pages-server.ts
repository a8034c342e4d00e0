import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { CheckoutSummary } from '@qiantang/sdk/contract'
import type * as built from '../../src/server.ts'

/** The built pages on loopback, served as the bank serves them: drawn, with a nonce, under the policy. */
export interface PagesServer {
  origin: string
  /** What the server draws `/pay/…` with; null for a session it has not, undefined to send the bare page. */
  draw: (bill: CheckoutSummary | null | undefined) => void
  close: () => Promise<void>
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

export async function servePages(dist: string): Promise<PagesServer> {
  const pages = (await import(join(dist, 'server/server.js'))) as typeof built
  const template = await readFile(join(dist, 'client/pay/index.html'), 'utf8')
  let bill: CheckoutSummary | null | undefined

  const page = (url: URL, headers: IncomingHttpHeaders, nonce: string): string => {
    const acceptLanguage = headers['accept-language']
    const locale = pages.localeOf(url.search, pages.languagesOf(acceptLanguage))
    if (bill === undefined) return pages.fillPage(template, { nonce, locale })
    const checkoutSessionId = url.pathname.split('/')[2] ?? ''
    return pages.payPage(template, {
      nonce,
      checkoutSessionId,
      bill,
      search: url.search,
      acceptLanguage,
      userAgent: headers['user-agent'],
    })
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://pages')
    if (url.pathname.startsWith('/assets/')) return void sendFile(response, dist, url.pathname)
    if (!url.pathname.startsWith('/pay/')) return void response.writeHead(404).end()

    const nonce = randomBytes(16).toString('base64')
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pages.contentSecurityPolicy({ nonce }),
      'referrer-policy': 'same-origin',
    })
    response.end(page(url, request.headers, nonce))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    draw: (next) => {
      bill = next
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function sendFile(response: ServerResponse, dist: string, path: string) {
  const content = await readFile(join(dist, 'client', path)).catch(() => undefined)
  if (!content) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': types[path.split('.').at(-1) ?? ''] ?? '' })
  return response.end(content)
}
