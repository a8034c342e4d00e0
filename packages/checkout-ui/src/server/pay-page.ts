import type { CheckoutSummary } from '@qiantang/sdk/contract'
import { themeOf } from '../design/theme.ts'
import { languagesOf, localeOf } from '../i18n/locale.ts'
import type { PayHandover, PayState } from '../pay/pay-state.ts'
import { fillPage } from './fill-page.ts'
import { catalogues, render } from './render.tsx'

export interface PayRequest {
  nonce: string
  checkoutSessionId: string
  /** The session's summary; null where there is none by that id. */
  bill: CheckoutSummary | null
  /** The query of the address, `?lang=en&theme=dark`. */
  search: string
  acceptLanguage: string | null | undefined
}

/** `/pay/{id}` as it is sent, drawn and ready to be taken over. `template` is `dist/client/pay/index.html`. */
export function payPage(template: string, request: PayRequest): string {
  const { nonce, checkoutSessionId, bill, search } = request
  const locale = localeOf(search, [
    ...(bill?.locale ? [bill.locale] : []),
    ...languagesOf(request.acceptLanguage),
  ])
  const drawn: PayState = { locale, checkoutSessionId, bill }
  const state: PayHandover = { ...drawn, messages: catalogues[locale] }
  return fillPage(template.replace(catalogueAhead, ''), {
    nonce,
    locale,
    theme: themeOf(search),
    state,
    ...render(drawn),
  })
}

// Its words travel in the page.
const catalogueAhead = /\s*<link[^>]*data-locale=[^>]*>/g
