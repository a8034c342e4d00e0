import { type CheckoutSummary, contract } from '@qiantang/sdk/contract'

import { isFramingOrigin } from '../apps/framing-origins.ts'
import type { QiantangBank } from '../bank.ts'
import type { CheckoutReach } from '../checkout/index.ts'
import type { Drawing } from './built-pages.ts'
import type { Connection, Page } from './page.ts'

const address = /^\/pay(?:\/.*)?$/
/** Whether it is the address of a session's checkout. */
export const isOfSession = (pathname: string): boolean => ofSession.test(pathname)

const ofSession = /^\/pay\/(cos_[0-9A-HJKMNP-TV-Z]{26})\/?$/

/** `/pay/{id}`: the checkout, with the bill in its HTML, so that it can be read before any script has run. A link cut short is drawn too. */
export const payPage = (bank: QiantangBank, drawing: Drawing, template: string): Page => ({
  address,
  async draw({ incoming, connection, nonce }) {
    const { url } = incoming
    const id = ofSession.exec(url.pathname)?.[1]
    const bill = id === undefined ? null : await readBill(bank, id, connection)
    if (bill instanceof Response) return bill
    const reach = id === undefined ? null : await bank.checkoutReach(id)
    const shown = reach && shownIn(reach, url.searchParams)
    const html = drawing.payPage(template, {
      nonce,
      shop: shown?.shop ?? null,
      checkoutSessionId: id ?? '',
      bill,
      search: url.search,
      acceptLanguage: incoming.header('accept-language'),
      userAgent: incoming.header('user-agent'),
      phone: bank.simulatorsUrl && `${bank.simulatorsUrl}/sim`,
    })
    const frameAncestors = reach && shown?.way === 'frame' ? reach.framing : []
    return {
      html,
      status: bill === null ? 404 : 200,
      policy: drawing.contentSecurityPolicy({
        nonce,
        frameAncestors,
        formActions: reach?.forms ?? [],
      }),
      framed: shown?.way === 'frame',
      opened: shown?.way === 'popup',
    }
  },
})

/**
 * In whose page the checkout is shown, or whose page opened its window (`?in=frame&origin=…`): one of the origins agreed for the app of
 * the session, or nobody's.
 */
const shownIn = ({ framing }: CheckoutReach, query: URLSearchParams) => {
  const way = query.get('in')
  const shop = query.get('origin')
  if ((way !== 'frame' && way !== 'popup') || shop === null) return null
  return isFramingOrigin(framing, shop) ? { way, shop } : null
}

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
