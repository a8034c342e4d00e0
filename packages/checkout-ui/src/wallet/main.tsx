import '../design/theme.css'
import { applyTheme, themeOf } from '../design/theme.ts'
import { mount } from '../entry/mount.tsx'
import { localeOf, type Locale } from '../i18n/locale.ts'
import { WalletApp } from './app.tsx'
import { walletLinkOf, withoutToken } from './link.ts'
import { loadMessages } from './locales/load.ts'
import { drawForElders } from './elder/draw-for-elders.ts'
import { openSession, tabMemory } from './session.ts'
import { useWalletStore } from './store.ts'

const { token } = walletLinkOf(location.href)
if (location.hash) history.replaceState(history.state, '', withoutToken(location.href))

const locale = localeOf(location.search, navigator.languages)
applyTheme(themeOf(location.search))
drawForElders(useWalletStore.getState().elder)
document.documentElement.lang = locale

const session = openSession(token, tabMemory(), () => document.documentElement.lang as Locale)
// Under way while the page's language is still on its way.
void session.begin().catch(() => undefined)

mount(
  <WalletApp
    locale={locale}
    catalogue={await loadMessages(locale)}
    load={loadMessages}
    session={session}
  />,
)

// Another token in the address is another visit.
addEventListener('hashchange', () => location.reload())
