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
  draw({ request, url, nonce }) {
    const languages = drawing.languagesOf(request.headers.get('accept-language'))
    const locale = drawing.localeOf(url.search, languages)
    const theme = url.searchParams.get('theme')
    const html = drawing.fillPage(template, {
      nonce,
      locale,
      state,
      ...((theme === 'dark' || theme === 'light') && { theme }),
    })
    return { html, policy: drawing.contentSecurityPolicy({ nonce }) }
  },
})
