import type { Locale } from '@qiantang/sdk/contract'

import type { Incoming } from '../edge/incoming.ts'
import type { Drawing } from './built-pages.ts'
import type { Page } from './page.ts'

/** A page that draws itself in the browser; the bank fills in nonce, language, theme, and what the page begins with. */
export const entryPage = (
  address: RegExp,
  drawing: Drawing,
  template: string,
  state?: unknown,
): Page => ({
  address,
  draw({ incoming, nonce }) {
    const html = drawing.fillPage(template, {
      nonce,
      state,
      ...languageAndTheme(incoming, drawing),
    })
    return { html, policy: drawing.contentSecurityPolicy({ nonce }) }
  },
})

/** What the address and the browser ask for. */
export const languageAndTheme = (
  incoming: Incoming,
  drawing: Drawing,
): { locale: Locale; theme?: 'dark' | 'light' } => {
  const { url } = incoming
  const languages = drawing.languagesOf(incoming.header('accept-language'))
  const theme = url.searchParams.get('theme')
  return {
    locale: drawing.localeOf(url.search, languages),
    ...((theme === 'dark' || theme === 'light') && { theme }),
  }
}
