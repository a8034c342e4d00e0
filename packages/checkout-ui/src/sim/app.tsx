import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { Announcer } from '../design/announcer.tsx'
import type { Catalogue } from '../i18n/catalogue.ts'
import { LanguageProvider, type LoadCatalogue } from '../i18n/language.tsx'
import type { Locale } from '../i18n/locale.ts'
import { Inbox } from './inbox.tsx'
import { realmKeyOf } from './link.ts'
import { NoKey } from './no-key.tsx'
import { Phone } from './phone.tsx'

interface SimAppProps {
  locale: Locale
  catalogue: Catalogue
  load: LoadCatalogue
}

/** The simulated phone. It belongs to a realm, whose key stands behind `#` and stays there: it is a test's. */
export function SimApp({ locale, catalogue, load }: SimAppProps) {
  const [queries] = useState(() => new QueryClient())
  const realmKey = useSyncExternalStore(onHash, () => realmKeyOf(location.hash))
  return (
    <LanguageProvider locale={locale} catalogue={catalogue} load={load}>
      <Announcer>
        <QueryClientProvider client={queries}>
          <Phone>{realmKey ? <Inbox key={realmKey} realmKey={realmKey} /> : <NoKey />}</Phone>
        </QueryClientProvider>
      </Announcer>
    </LanguageProvider>
  )
}

function onHash(change: () => void) {
  addEventListener('hashchange', change)
  return () => removeEventListener('hashchange', change)
}
