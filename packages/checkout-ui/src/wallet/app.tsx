import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { hasCode } from '../api/bank-problem.ts'
import { createClient } from '../api/client.ts'
import { Announcer } from '../design/announcer.tsx'
import { bankClock } from '../design/bank-clock.ts'
import type { Catalogue } from '../i18n/catalogue.ts'
import { LanguageProvider, type LoadCatalogue } from '../i18n/language.tsx'
import type { Locale } from '../i18n/locale.ts'
import type { Session } from './session.ts'
import { useWalletStore } from './store.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { WalletContext, type Wallet } from './wallet-context.ts'
import { WalletPage } from './wallet-page.tsx'

interface WalletAppProps {
  locale: Locale
  catalogue: Catalogue
  load: LoadCatalogue
  session: Session
}

/** The wallet with all it stands on. */
export function WalletApp({ locale, catalogue, load, session }: WalletAppProps) {
  const [{ wallet, queries }] = useState(() => open(session))
  useKeptFocus()
  return (
    <LanguageProvider locale={locale} catalogue={catalogue} load={load}>
      <Announcer>
        <QueryClientProvider client={queries}>
          <WalletContext value={wallet}>
            <WalletPage />
          </WalletContext>
        </QueryClientProvider>
      </Announcer>
    </LanguageProvider>
  )
}

function open(session: Session) {
  const wallet: Wallet = {
    session,
    clock: bankClock(new Date().toISOString()),
    client: createClient({
      credentials: session.token,
      locale: () => document.documentElement.lang as Locale,
    }),
  }
  const onError = (error: Error) => endWith(session, error)
  const queries = new QueryClient({
    // What stands aside of a page may be refused to a session that is meant for less.
    queryCache: new QueryCache({
      onError: (error, { meta }) => (meta?.['aside'] ? undefined : onError(error)),
    }),
    mutationCache: new MutationCache({ onError }),
  })
  return { wallet, queries }
}

/** A bank that does not know the page any more says so to whatever is asked; the page says it once. */
function endWith(session: Session, error: Error) {
  const { end } = useWalletStore.getState()
  if (hasCode(error, 'session_expired', 'credentials_invalid', 'credentials_missing')) {
    session.end()
    end({ why: 'expired', message: error.message })
  }
  if (hasCode(error, 'scope_missing', 'caller_not_allowed', 'bank_page_only')) {
    end({ why: 'forbidden', message: error.message })
  }
}
