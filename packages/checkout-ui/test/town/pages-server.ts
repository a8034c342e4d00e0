import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { contentSecurityPolicy } from '../../src/server/content-security-policy.ts'
import { fillPage } from '../../src/server/fill-page.ts'
import { languagesOf, localeOf } from '../../src/i18n/locale.ts'

/** Built pages on loopback, under the policy the bank serves them with, and what answers the rest. */
export interface PagesServer {
  origin: string
  /** Who answers `/v1/…` and `/api/…`. */
  answerBy: (answer: (request: Request) => Promise<Response>) => void
  /** What the pages take over with. */
  fillWith: (state: unknown) => void
  close: () => Promise<void>
}

export async function servePages(client: string): Promise<PagesServer> {
  let state: unknown
  let answer = async (_: Request): Promise<Response> => new Response(null, { status: 503 })

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    if (/^\/(v1|api)\//.test(url.pathname)) {
      return pass(await answer(await toRequest(request, url)), response)
    }
    if (url.pathname.startsWith('/assets/')) return sendFile(join(client, url.pathname), response)
    const page = url.pathname.split('/')[1] || 'start'
    const template = await readFile(join(client, page, 'index.html'), 'utf8').catch(() => undefined)
    if (template === undefined) return response.writeHead(404).end()

    const nonce = randomBytes(16).toString('base64')
    const locale = localeOf(url.search, languagesOf(request.headers['accept-language']))
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy({ nonce }),
      'referrer-policy': 'same-origin',
    })
    response.end(fillPage(template, { nonce, locale, state }))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerBy: (next) => {
      answer = next
    },
    fillWith: (next) => {
      state = next
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function toRequest(request: IncomingMessage, url: URL): Promise<Request> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  const body = Buffer.concat(chunks)
  return new Request(url, {
    method: request.method ?? 'GET',
    headers: request.headers as Record<string, string>,
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  })
}

async function pass(answer: Response, response: ServerResponse) {
  const body = Buffer.from(await answer.arrayBuffer())
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(body)
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

async function sendFile(path: string, response: ServerResponse) {
  const content = await readFile(path).catch(() => undefined)
  if (!content) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': types[path.split('.').at(-1) ?? ''] ?? '' })
  return response.end(content)
}
