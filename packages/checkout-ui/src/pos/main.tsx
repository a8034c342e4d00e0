import '../design/theme.css'
import { applyTheme, themeOf } from '../design/theme.ts'
import { mount } from '../entry/mount.tsx'
import { localeOf } from '../i18n/locale.ts'
import { PosApp } from './app.tsx'
import { loadMessages } from './locales/load.ts'

const locale = localeOf(location.search, navigator.languages)
applyTheme(themeOf(location.search))
document.documentElement.lang = locale

mount(<PosApp locale={locale} catalogue={await loadMessages(locale)} load={loadMessages} />)
