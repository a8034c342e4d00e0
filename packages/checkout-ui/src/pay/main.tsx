import '../design/theme.css'
import { mount } from '../entry/mount.tsx'
import { readPageState } from '../entry/page-state.ts'
import { applyTheme, themeOf } from '../design/theme.ts'
import { localeOf } from '../i18n/locale.ts'
import { PayApp } from './app.tsx'
import { payLinkOf } from './link.ts'
import { loadMessages } from './locales/load.ts'
import type { PayHandover } from './pay-state.ts'

// Written by the same build of this page, so its shape is known.
const state = readPageState() as PayHandover | undefined
const locale = state?.locale ?? localeOf(location.search, navigator.languages)
applyTheme(themeOf(location.search))

mount(
  <PayApp
    locale={locale}
    catalogue={state?.messages ?? (await loadMessages(locale))}
    load={loadMessages}
    state={state}
    checkoutSessionId={payLinkOf(location.pathname, '')?.checkoutSessionId}
    secret={() => payLinkOf(location.pathname, location.hash)?.secret}
  />,
)

// The same address with another secret is another visit.
addEventListener('hashchange', () => location.reload())
