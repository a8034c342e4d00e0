import type { CheckoutSummary } from '@qiantang/sdk/contract'
import { themeOf } from '../design/theme.ts'
import { checkoutLocales, languagesOf, localeOf } from '../i18n/locale.ts'
import { visitorOf } from '../pay/environment/visitor.ts'
import type { PayHandover, PayState } from '../pay/pay-state.ts'
import { fillPage } from './fill-page.ts'
import { catalogues, render } from './render.tsx'

export interface PayRequest {
  nonce: string
  /** The page that shows it in a frame, or has opened its window. Default: none. */
  shop?: string | null
  checkoutSessionId: string
  /** The session's summary; null where there is none by that id. */
  bill: CheckoutSummary | null
  /** The query of the address, `?lang=en&theme=dark`. */
  search: string
  acceptLanguage: string | null | undefined
  /** Default: a desk. */
  userAgent?: string | null | undefined
  /** Where the simulated phone lies. Default: nowhere. */
  phone?: string | null
}

/** `/pay/{id}` as it is sent, drawn and ready to be taken over. `template` is `dist/client/pay/index.html`. */
export function payPage(template: string, request: PayRequest): string {
  const { nonce, checkoutSessionId, bill, search, shop = null } = request
  const wanted = [...(bill?.locale ? [bill.locale] : []), ...languagesOf(request.acceptLanguage)]
  const locale = localeOf(search, wanted, checkoutLocales)
  const visitor = visitorOf(request.userAgent ?? '', search)
  const drawn: PayState = { locale, checkoutSessionId, visitor, bill, phone: request.phone ?? null }
  const state: PayHandover = { ...drawn, messages: catalogues[locale], shop }
  return fillPage(template.replace(catalogueAhead, ''), {
    nonce,
    locale,
    theme: themeOf(search),
    appearance: bill?.appearance,
    elder: visitor.elder,
    state,
    ...render(drawn),
  })
}

// Its words travel in the page.
const catalogueAhead = /\s*<link[^>]*data-locale=[^>]*>/g
