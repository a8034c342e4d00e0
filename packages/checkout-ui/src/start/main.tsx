import '../design/theme.css'
import { applyTheme, themeOf } from '../design/theme.ts'
import { mount } from '../entry/mount.tsx'
import { readPageState } from '../entry/page-state.ts'
import { localeOf } from '../i18n/locale.ts'
import { StartApp } from './app.tsx'
import { loadMessages } from './locales/load.ts'
import type { StartState } from './start-state.ts'

const locale = localeOf(location.search, navigator.languages)
applyTheme(themeOf(location.search))
document.documentElement.lang = locale

mount(
  <StartApp
    locale={locale}
    catalogue={await loadMessages(locale)}
    load={loadMessages}
    state={readPageState() as StartState | undefined}
  />,
)
