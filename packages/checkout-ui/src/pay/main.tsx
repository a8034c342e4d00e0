import '../design/theme.css'
import { mount } from '../entry/mount.tsx'
import { readPageState } from '../entry/page-state.ts'
import { applyTheme, themeOf } from '../design/theme.ts'
import { checkoutLocales, localeOf } from '../i18n/locale.ts'
import { PayApp } from './app.tsx'
import { keptAttempt, keptSecret } from './kept-visit.ts'
import { payLinkOf } from './link.ts'
import { loadMessages } from './locales/load.ts'
import type { PayHandover } from './pay-state.ts'

// Written by the same build of this page, so its shape is known.
const state = readPageState() as PayHandover | undefined
const locale = state?.locale ?? localeOf(location.search, navigator.languages, checkoutLocales)
applyTheme(themeOf(location.search))
// A part of its own, for those few that are shown in a merchant's page.
const outside = state?.shop ? await import('./outside/around.ts') : undefined

mount(
  <PayApp
    locale={locale}
    catalogue={state?.messages ?? (await loadMessages(locale))}
    load={loadMessages}
    state={state}
    checkoutSessionId={payLinkOf(location.pathname, '')?.checkoutSessionId}
    left={keptAttempt}
    around={outside?.aroundFor(state?.shop ?? '')}
    secret={() => {
      const link = payLinkOf(location.pathname, location.hash)
      return link && (link.secret ?? keptSecret(link.checkoutSessionId))
    }}
  />,
)

// The same address with another secret is another visit.
addEventListener('hashchange', () => location.reload())
