import { type CheckoutSummary, contract } from '@qiantang/sdk/contract'

import type { QiantangBank } from '../bank.ts'
import type { Drawing } from './built-pages.ts'
import type { Page } from './page.ts'

const address = /^\/pay\/(cos_[0-9A-HJKMNP-TV-Z]{26})$/

/** `/pay/{id}`: the checkout, with the bill in its HTML, so that it can be read before any script has run. */
export const payPage = (bank: QiantangBank, drawing: Drawing, template: string): Page => ({
  address,
  async draw({ request, connection, url, nonce }) {
    const id = address.exec(url.pathname)?.[1] ?? ''
    const path = contract.checkoutSessions.summary.path.replace(':checkoutSessionId', id)
    const answer = await bank.fetch(new Request(new URL(path, bank.origin)), connection)
    // A payer whose bank is busy is told that, and not that there is no such bill.
    if (!answer.ok && answer.status !== 404) return answer
    const html = drawing.payPage(template, {
      nonce,
      checkoutSessionId: id,
      bill: answer.ok ? ((await answer.json()) as CheckoutSummary) : null,
      search: url.search,
      acceptLanguage: request.headers.get('accept-language'),
    })
    return { html, status: answer.status, policy: drawing.contentSecurityPolicy({ nonce }) }
  },
})
