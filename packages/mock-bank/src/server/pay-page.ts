import { type CheckoutSummary, contract } from '@qiantang/sdk/contract'

import type { QiantangBank } from '../bank.ts'
import type { Drawing } from './built-pages.ts'
import type { Connection, Page } from './page.ts'

const address = /^\/pay(?:\/.*)?$/
const ofSession = /^\/pay\/(cos_[0-9A-HJKMNP-TV-Z]{26})\/?$/

/** `/pay/{id}`: the checkout, with the bill in its HTML, so that it can be read before any script has run. A link cut short is drawn too. */
export const payPage = (bank: QiantangBank, drawing: Drawing, template: string): Page => ({
  address,
  async draw({ request, connection, url, nonce }) {
    const id = ofSession.exec(url.pathname)?.[1]
    const bill = id === undefined ? null : await readBill(bank, id, connection)
    if (bill instanceof Response) return bill
    const html = drawing.payPage(template, {
      nonce,
      checkoutSessionId: id ?? '',
      bill,
      search: url.search,
      acceptLanguage: request.headers.get('accept-language'),
    })
    const policy = drawing.contentSecurityPolicy({ nonce })
    return { html, status: bill === null ? 404 : 200, policy }
  },
})

/** The bill; null where there is none. A payer whose bank is busy is told that, and not that there is no such bill. */
const readBill = async (
  bank: QiantangBank,
  id: string,
  connection: Connection,
): Promise<CheckoutSummary | Response | null> => {
  const path = contract.checkoutSessions.summary.path.replace(':checkoutSessionId', id)
  const answer = await bank.fetch(new Request(new URL(path, bank.origin)), connection)
  if (answer.status === 404) return null
  return answer.ok ? ((await answer.json()) as CheckoutSummary) : answer
}
