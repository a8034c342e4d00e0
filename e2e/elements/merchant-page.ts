import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { openCheckout } from '@qiantang/sdk/checkout'
import type { ElementsOptions, createElements, ElementEvents } from '@qiantang/sdk/elements'
import { freePort } from '../../scripts/house/ports.ts'
import { test as base } from '../test.ts'

/** What a page of these tests finds on its window. */
export interface MerchantWindow extends Window {
  createElements: typeof createElements
  openCheckout: typeof openCheckout
  /** How to make elements for the user of this test. */
  options: ElementsOptions
  /** What the page has heard, in its order. */
  heard: { name: keyof ElementEvents<'challenge'>; detail: unknown; at: number }[]
  /** How often the page was asked for a session. */
  sessions: number
}

interface MerchantPages {
  /** Serves a page of a merchant that has the payer signed in; answers with its address. */
  merchantPage: (page?: {
    host?: string
    body?: string
    lang?: string
    /** What its server answers besides, by path. */
    answers?: Record<string, () => Promise<[type: string, text: string]>>
  }) => Promise<string>
}

const sdk = dirname(fileURLToPath(import.meta.resolve('@qiantang/sdk/elements')))
/** A built file of the SDK, by its path on the merchant's server. */
const ofSdk = /^\/sdk\/([\w-]+\.js)$/

/** Pages of merchants, made for a test: honest as far as they are written, hostile where the test makes them so. */
export const test = base.extend<MerchantPages>({
  merchantPage: async ({ house, shop, payer, language }, use) => {
    const closing: (() => void)[] = []
    await use(
      async ({
        host = '127.0.0.1',
        body = '<div id="here"></div>',
        lang = language,
        ...more
      } = {}) => {
        const port = await freePort()
        const options = { appId: shop.keys.appId, bankUrl: house.bankUrl, locale: lang }
        const html = pageOf(lang, JSON.stringify(options), body)
        const answers: Record<string, () => Promise<[type: string, text: string]>> = {
          '/session': async () => ['text/plain', await payer.walletToken()],
          ...more.answers,
        }
        const server = createServer((request, response) => {
          const file = ofSdk.exec(request.url ?? '')?.[1]
          const answer = file
            ? readFile(join(sdk, file), 'utf8').then((text) => ['text/javascript', text] as const)
            : (answers[request.url ?? '']?.() ?? Promise.resolve(['text/html', html] as const))
          void answer.then(([type, text]) =>
            response.setHeader('content-type', `${type}; charset=utf-8`).end(text),
          )
        })
        await new Promise<void>((listening) => server.listen(port, host, listening))
        closing.push(() => {
          server.close()
          server.closeAllConnections()
        })
        return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
      },
    )
    for (const close of closing) close()
  },
})

export { expect } from '@playwright/test'

const pageOf = (lang: string, options: string, body: string) => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>A merchant</title>
    <link rel="icon" href="data:,">
    <script type="importmap">{ "imports": {
      "@qiantang/sdk/elements": "/sdk/elements.js", "@qiantang/sdk/checkout": "/sdk/checkout.js" } }</script>
    <style>:root { color-scheme: light dark } body { margin: 16px; font: 16px system-ui }</style>
  </head>
  <body>
    <main><h1>A merchant</h1>${body}</main>
    <script type="module">
      import { createElements } from '@qiantang/sdk/elements'
      import { openCheckout } from '@qiantang/sdk/checkout'
      window.heard = []
      window.sessions = 0
      window.options = {
        ...${options},
        fetchSession: async () => {
          window.sessions++
          return (await fetch('/session')).text()
        },
      }
      window.createElements = createElements
      window.openCheckout = openCheckout
    </script>
  </body>
</html>`
