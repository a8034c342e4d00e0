import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { Announcer } from '../design/announcer.tsx'
import type { Catalogue } from '../i18n/catalogue.ts'
import { LanguageProvider, type LoadCatalogue } from '../i18n/language.tsx'
import type { Locale } from '../i18n/locale.ts'
import { Home } from './home.tsx'
import { Inbox } from './inbox.tsx'
import { type Place, placeOf } from './link.ts'
import { Netbank } from './netbank/netbank.tsx'
import { NoKey } from './no-key.tsx'
import { payAppOf } from './pay/apps.ts'
import { PayApp } from './pay/pay-app.tsx'
import { Phone } from './phone.tsx'

interface SimAppProps {
  locale: Locale
  catalogue: Catalogue
  load: LoadCatalogue
}

/**
 * The simulated phone: messages, and the apps that pay. Messages belong to a realm, whose key stands behind `#` and
 * stays there: it is a test's.
 */
export function SimApp({ locale, catalogue, load }: SimAppProps) {
  const [queries] = useState(() => new QueryClient())
  const place = placeOf(useSyncExternalStore(onHash, () => location.hash))
  return (
    <LanguageProvider locale={locale} catalogue={catalogue} load={load}>
      <Announcer>
        <QueryClientProvider client={queries}>
          <Shown {...place} />
        </QueryClientProvider>
      </Announcer>
    </LanguageProvider>
  )
}

/** A bank's own pages fill the window; everything else is on the phone. */
function Shown(place: Place) {
  const { app, realm, payment } = place
  if (app === 'netbank' && realm && payment)
    return <Netbank key={payment} realm={realm} paymentKey={payment} />
  return (
    <Phone realmKey={place.realmKey}>
      <Opened {...place} />
    </Phone>
  )
}

/** The app that is open: the messages, unless the address names another. */
function Opened({ realmKey, app, code }: Place) {
  const payApp = payAppOf(app)
  if (payApp) return <PayApp app={payApp} code={code} realmKey={realmKey} />
  if (app === 'home') return <Home realmKey={realmKey} />
  return realmKey ? <Inbox key={realmKey} realmKey={realmKey} /> : <NoKey />
}

function onHash(change: () => void) {
  addEventListener('hashchange', change)
  return () => removeEventListener('hashchange', change)
}
