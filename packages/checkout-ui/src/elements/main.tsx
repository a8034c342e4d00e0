import '../design/theme.css'
import './elements.css'
import { applyTheme, themeOf } from '../design/theme.ts'
import { mount } from '../entry/mount.tsx'
import { localeOf } from '../i18n/locale.ts'
import { ElementApp } from './element-app.tsx'
import { frameState } from './line/frame-state.ts'
import { openLine } from './line/open-line.ts'
import { loadMessages } from './locales/load.ts'
import { Misplaced } from './misplaced.tsx'
import { loadPart } from './parts/parts.ts'

const state = frameState()
// Under way while the words and the element itself are still on their way.
const opening = state && openLine(state)
const part = state && loadPart(state.type)

const locale = localeOf(location.search, navigator.languages)
applyTheme(themeOf(location.search))
document.documentElement.lang = locale
const catalogue = await loadMessages(locale)
const language = { locale, catalogue, load: loadMessages }

if (state && opening && part) {
  const [line, Part] = await Promise.all([opening, part])
  mount(<ElementApp {...language} state={state} line={line} Part={Part} />)
} else {
  mount(<Misplaced {...language} />)
}
