import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { createClient } from '../api/client.ts'
import { Announcer } from '../design/announcer.tsx'
import type { Catalogue } from '../i18n/catalogue.ts'
import { LanguageProvider, type LoadCatalogue } from '../i18n/language.tsx'
import type { Locale } from '../i18n/locale.ts'
import { SandboxContext } from './sandbox-context.ts'
import { StartPage } from './start-page.tsx'
import type { StartState } from './start-state.ts'

interface StartAppProps {
  locale: Locale
  catalogue: Catalogue
  load: LoadCatalogue
  /** Nothing where a bank runs alone: then there is no shop and no phone to show. */
  state: StartState | undefined
}

/** The page one sees first: what is running, and three ways into it. */
export function StartApp({ locale, catalogue, load, state }: StartAppProps) {
  const [{ queries, sandbox }] = useState(() => ({
    queries: new QueryClient(),
    sandbox: state && {
      ...state,
      client: createClient({
        credentials: () => state.realm.key,
        locale: () => document.documentElement.lang as Locale,
      }),
    },
  }))
  return (
    <LanguageProvider locale={locale} catalogue={catalogue} load={load}>
      <Announcer>
        <QueryClientProvider client={queries}>
          <SandboxContext value={sandbox}>
            <StartPage />
          </SandboxContext>
        </QueryClientProvider>
      </Announcer>
    </LanguageProvider>
  )
}
