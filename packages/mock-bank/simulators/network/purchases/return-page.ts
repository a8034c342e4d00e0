import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { html } from 'hono/html'

/** The payer's browser carries what the network says to the member's `frontUrl`, by a form that sends itself. */
export function returnPage(c: Context, frontUrl: string, fields: URLSearchParams) {
  const nonce = randomBytes(16).toString('base64')
  guard(c, `script-src 'nonce-${nonce}'; form-action ${new URL(frontUrl).origin}`)
  const inputs = [...fields].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )
  return c.html(
    page(html`<form method="post" action="${frontUrl}">
        ${inputs}
        <button>返回商户 · Back to the merchant</button>
      </form>
      <script nonce="${nonce}">
        document.forms[0].submit()
      </script>`),
  )
}

/** The network doesn't take what the browser brought. */
export function faultPage(c: Context, says: string) {
  guard(c, "form-action 'none'")
  return c.html(
    page(html`<h1>交易无法进行 · This payment cannot go on</h1>
      <p>${says}</p>
      <p>未扣款。No money has moved.</p>`),
    400,
  )
}

const guard = (c: Context, allowed: string) => {
  c.header('content-security-policy', `default-src 'none'; base-uri 'none'; ${allowed}`)
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
}

const page = (body: ReturnType<typeof html>) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>银联 UnionPay</title>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`
