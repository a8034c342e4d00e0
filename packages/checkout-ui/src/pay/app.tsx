import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Fragment, useEffect, useState } from 'react'
import { createClient } from '../api/client.ts'
import { Announcer } from '../design/announcer.tsx'
import { bankClock } from '../design/bank-clock.ts'
import type { Catalogue } from '../i18n/catalogue.ts'
import { LanguageProvider, useLanguage, type LoadCatalogue } from '../i18n/language.tsx'
import { checkoutLocales, type Locale } from '../i18n/locale.ts'
import { checkoutQuery } from './checkout-query.ts'
import { visitorOf } from './environment/visitor.ts'
import { ownWords } from './own-words.ts'
import { PayContext, type Pay } from './pay-context.ts'
import type { Around } from './outside/around.ts'
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
  /** The payment that this tab had left to make elsewhere, by the checkout's id. */
  left?: (checkoutSessionId: string) => string | undefined
  /** What stands around it where a merchant's page shows it. */
  around?: Around | undefined
}

/** The checkout with all it stands on; the same on the server and in the browser. */
export function PayApp({ locale, catalogue, load, ...page }: PayAppProps) {
  return (
    <LanguageProvider locale={locale} catalogue={catalogue} load={load} spoken={checkoutLocales}>
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

type CheckoutProps = Pick<PayAppProps, 'state' | 'secret' | 'left' | 'locale' | 'around'> & {
  checkoutSessionId: string
}

function Checkout(props: CheckoutProps) {
  const { catalogue } = useLanguage()
  const [{ pay, query, queries, store, speak }] = useState(() => open(props, catalogue))
  useEffect(() => speak(catalogue), [speak, catalogue])
  const Around = props.around ?? Fragment
  return (
    <QueryClientProvider client={queries}>
      <PayContext value={pay}>
        <CheckoutQueryContext value={query}>
          <PayStoreContext value={store}>
            <Around>
              <PayPage />
            </Around>
          </PayStoreContext>
        </CheckoutQueryContext>
      </PayContext>
    </QueryClientProvider>
  )
}

function newLine(): Pay['line'] {
  let up = false
  return {
    isUp: () => up,
    set: (now) => {
      up = now
    },
  }
}

/** Everything one visit needs. Made once a visit, so that a server drawing many pages shares nothing. */
function open(
  { state, secret, left, checkoutSessionId, locale }: CheckoutProps,
  catalogue: Catalogue,
) {
  let spoken = catalogue
  const bill = state?.bill ?? undefined
  const pay: Pay = {
    checkoutSessionId,
    phone: state?.phone ?? undefined,
    secret,
    line: newLine(),
    visitor: state?.visitor ?? visitorOf(navigator.userAgent, location.search),
    clock: bankClock(bill?.now ?? new Date().toISOString()),
    client: createClient({
      credentials: secret,
      locale: () =>
        typeof document === 'undefined' ? locale : (document.documentElement.lang as Locale),
      words: (code) => ownWords(spoken, code),
    }),
  }
  const query = checkoutQuery(pay)
  const queries = new QueryClient()
  const store = createPayStore(pay.visitor.elder)
  const madeBefore = left?.(checkoutSessionId)
  if (madeBefore) store.getState().made(madeBefore)
  if (bill) {
    // Old from the start: what the server drew lacks the payer's side.
    queries.setQueryData(
      query.queryKey,
      { bill, session: null, access: 'pending' },
      { updatedAt: 0 },
    )
    store.getState().look(bill)
  }
  const speak = (catalogue: Catalogue) => {
    spoken = catalogue
  }
  return { pay, query, queries, store, speak }
}
