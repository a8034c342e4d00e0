import { createHash } from 'node:crypto'

import type { Asset } from './built-pages.ts'
import type { Page } from './page.ts'
import { referenceNames, referenceStyle } from './reference-look.ts'

/** Where the script of the API reference is served. */
export const referenceScript = '/reference/standalone.js'

/**
 * `/reference`: the contract, drawn by Scalar from `/openapi.json`. It loads nothing from elsewhere, and its policy
 * lets it load nothing. Scalar writes styles and markup of its own, so this page alone goes without trusted types.
 */
export const referencePage = (script: Asset): Page => {
  const integrity = `sha384-${createHash('sha384').update(script.bytes).digest('base64')}`
  return {
    address: /^\/reference$/,
    draw: ({ nonce }) => ({ html: htmlOf(nonce, integrity), policy: policyOf(nonce) }),
  }
}

/** Everything that would call home is off; the colours are the bank's. */
const settings = {
  url: '/openapi.json',
  agent: { disabled: true },
  customCss: referenceStyle,
  hideClientButton: true,
  mcp: { disabled: true },
  persistAuth: false,
  showDeveloperTools: 'never',
  telemetry: false,
  theme: 'none',
  withDefaultFonts: false,
}

const htmlOf = (nonce: string, integrity: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Qiantang API reference</title>
</head>
<body>
<div id="reference"></div>
<script nonce="${nonce}" src="${referenceScript}" integrity="${integrity}"></script>
<script nonce="${nonce}">${referenceNames}
Scalar.createApiReference('#reference', ${JSON.stringify(settings)})</script>
</body>
</html>
`

const policyOf = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
