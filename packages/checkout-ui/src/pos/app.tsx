import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { Announcer } from '../design/announcer.tsx'
import type { Catalogue } from '../i18n/catalogue.ts'
import { LanguageProvider, type LoadCatalogue } from '../i18n/language.tsx'
import type { Locale } from '../i18n/locale.ts'
import { Terminal } from './terminal.tsx'
import { TillKey } from './till-key.ts'

interface PosAppProps {
  locale: Locale
  catalogue: Catalogue
  load: LoadCatalogue
}

/** A till in a shop. Its key stands behind `#`: `/pos#till_…`. */
export function PosApp({ locale, catalogue, load }: PosAppProps) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false } } }),
  )
  const key = useSyncExternalStore(onHash, () => location.hash.slice(1))
  return (
    <LanguageProvider locale={locale} catalogue={catalogue} load={load}>
      <Announcer>
        <QueryClientProvider client={queries}>
          <TillKey value={key}>
            <Terminal key={key} />
          </TillKey>
        </QueryClientProvider>
      </Announcer>
    </LanguageProvider>
  )
}

function onHash(change: () => void) {
  addEventListener('hashchange', change)
  return () => removeEventListener('hashchange', change)
}
