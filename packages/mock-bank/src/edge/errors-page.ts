import { createHash } from 'node:crypto'

import { errors } from '@qiantang/sdk/contract'

const style = `:root { color-scheme: light dark }
body { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem 4rem; font: 16px/1.6 system-ui, sans-serif }
section { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); margin-top: 1.5rem }
section:target { border-top: 4px solid }
h2 { font-size: 1.1rem; margin: 1.25rem 0 .25rem }
p { margin: .25rem 0 }`

/** The page shows its own few lines of style and nothing else. */
export const errorsPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'`

/** `/errors`: every code there is, where a problem's `type` points to. It loads nothing. */
export const errorsPage = (): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Errors of the Qiantang API</title>
<style>${style}</style>
<main>
<h1>Errors of the Qiantang API</h1>
<p>Every error answer is a problem (RFC 9457) with one of these codes.</p>
${Object.entries(errors)
  .map(
    ([code, { status, message, payer }]) => `<section id="${code}">
<h2><code>${code}</code></h2>
<p>${status === 0 ? 'Appears as <code>failure.code</code> of a resource.' : `Status ${status}.`} ${escape(message)}</p>
<p lang="zh-CN">${escape(payer['zh-CN'])}</p>
<p>${escape(payer.en)}</p>
</section>`,
  )
  .join('\n')}
</main>
</html>
`

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
