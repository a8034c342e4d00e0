import { contract, type PaymentLinkSummary } from '@qiantang/sdk/contract'

import type { QiantangBank } from '../bank.ts'
import type { Drawing } from './built-pages.ts'
import type { Connection, Page } from './page.ts'

const address = /^\/link(?:\/.*)?$/
const ofLink = /^\/link\/(plk_[0-9A-HJKMNP-TV-Z]{26})\/?$/

/** `/link/{id}`: a payment link, with what it asks for in its HTML. One cut short is drawn too. */
export const linkPage = (bank: QiantangBank, drawing: Drawing, template: string): Page => ({
  address,
  async draw({ incoming, connection, nonce }) {
    const { url } = incoming
    const id = ofLink.exec(url.pathname)?.[1]
    const link = id === undefined ? null : await readLink(bank, id, connection)
    if (link instanceof Response) return link
    const html = drawing.linkPage(template, {
      ...{ nonce, link, search: url.search },
      acceptLanguage: incoming.header('accept-language'),
    })
    const policy = drawing.contentSecurityPolicy({ nonce })
    return { html, status: link === null ? 404 : 200, policy }
  },
})

/** What it asks for; null where there is no such link. */
const readLink = async (
  bank: QiantangBank,
  id: string,
  connection: Connection,
): Promise<PaymentLinkSummary | Response | null> => {
  const path = contract.paymentLinks.summary.path.replace(':paymentLinkId', id)
  const answer = await bank.fetch(new Request(new URL(path, bank.origin)), connection)
  if (answer.status === 404) return null
  return answer.ok ? ((await answer.json()) as PaymentLinkSummary) : answer
}
