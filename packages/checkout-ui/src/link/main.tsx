import '../design/theme.css'
import { applyTheme, themeOf } from '../design/theme.ts'
import { mount } from '../entry/mount.tsx'
import { readPageState } from '../entry/page-state.ts'
import { LinkApp } from './app.tsx'
import type { LinkHandover } from './link-state.ts'
import { loadMessages } from './locales/load.ts'

// The bank draws every answer of this page, so it is always there.
const { messages, ...state } = readPageState() as LinkHandover
applyTheme(themeOf(location.search))

mount(<LinkApp state={state} catalogue={messages} load={loadMessages} />)
