import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { createClient } from '../api/client.ts'
import { Announcer } from '../design/announcer.tsx'
import { bankClock } from '../design/bank-clock.ts'
import type { Catalogue } from '../i18n/catalogue.ts'
import { LanguageProvider, type LoadCatalogue } from '../i18n/language.tsx'
import type { Locale } from '../i18n/locale.ts'
import { checkoutQuery } from './checkout-query.ts'
import { PayContext, type Pay } from './pay-context.ts'
import { BrokenPage, PayPage } from './pay-page.tsx'
import type { PayState } from './pay-state.ts'
import { createPayStore, PayStoreContext } from './store.ts'
import { CheckoutQueryContext } from './use-checkout.ts'

export interface PayAppProps {
  locale: Locale
  catalogue: Catalogue
  load: LoadCatalogue
  /** Nothing where the address cannot be one of a checkout. */
  checkoutSessionId: string | undefined
  /** What the server has drawn with, where one has. */
  state: PayState | undefined
  secret: () => string | undefined
}

/** The checkout with all it stands on; the same on the server and in the browser. */
export function PayApp({ locale, catalogue, load, ...page }: PayAppProps) {
  return (
    <LanguageProvider locale={locale} catalogue={catalogue} load={load}>
      <Announcer>
        {page.checkoutSessionId && page.state?.bill !== null ? (
          <Checkout {...page} checkoutSessionId={page.checkoutSessionId} locale={locale} />
        ) : (
          <BrokenPage />
        )}
      </Announcer>
    </LanguageProvider>
  )
}

type CheckoutProps = Pick<PayAppProps, 'state' | 'secret' | 'locale'> & {
  checkoutSessionId: string
}

function Checkout(props: CheckoutProps) {
  const [{ pay, query, queries, store }] = useState(() => open(props))
  return (
    <QueryClientProvider client={queries}>
      <PayContext value={pay}>
        <CheckoutQueryContext value={query}>
          <PayStoreContext value={store}>
            <PayPage />
          </PayStoreContext>
        </CheckoutQueryContext>
      </PayContext>
    </QueryClientProvider>
  )
}

/** Everything one visit needs. Made once a visit, so that a server drawing many pages shares nothing. */
function open({ state, secret, checkoutSessionId, locale }: CheckoutProps) {
  const bill = state?.bill ?? undefined
  const pay: Pay = {
    checkoutSessionId,
    hasSecret: () => secret() !== undefined,
    clock: bankClock(bill?.now ?? new Date().toISOString()),
    client: createClient({
      credentials: secret,
      locale: () =>
        typeof document === 'undefined' ? locale : (document.documentElement.lang as Locale),
    }),
  }
  const query = checkoutQuery(pay)
  const queries = new QueryClient()
  const store = createPayStore()
  if (bill) {
    // Old from the start: what the server drew lacks the payer's side.
    queries.setQueryData(
      query.queryKey,
      { bill, session: null, access: 'pending' },
      { updatedAt: 0 },
    )
    store.getState().look(bill)
  }
  return { pay, query, queries, store }
}
