import { errors } from '@qiantang/sdk/contract'

/** `/errors`: every code there is, where a problem's `type` points to. It loads nothing. */
export const errorsPage = (): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Errors of the Qiantang API</title>
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
</html>
`

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
