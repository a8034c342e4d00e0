import { pageStateId } from '../entry/page-state.ts'
import type { Theme } from '../design/theme.ts'
import type { Appearance } from '@qiantang/sdk/contract'
import { sentLooks } from './sent-looks.ts'
import type { Locale } from '../i18n/locale.ts'

/** What is different in each answer of a built page. */
export interface Filling {
  /** Fresh for every answer, and the same one in its Content-Security-Policy. */
  nonce: string
  locale: Locale
  /** Where the address asks for one (`?theme=dark`). */
  theme?: Theme | undefined
  /** What a merchant asks for; it outweighs the address where it settles on one light. */
  appearance?: Appearance | null | undefined
  /** Large type from the first draw on. */
  elder?: boolean
  title?: string
  /** What the page was drawn as, for a page that is drawn on the server. */
  html?: string
  /** What the page takes over with. Anyone who has the address may read it. */
  state?: unknown
}

/**
 * A built page (`dist/client/<page>/index.html`) as it is sent. Every value is put in by a function, since
 * `$` means something in a replacement and may well stand in a merchant's name.
 */
export function fillPage(template: string, filling: Filling): string {
  const { nonce, locale, elder, title, html, state } = filling
  const { attributes, style } = sentLooks(filling)
  return (
    template
      .replaceAll('__NONCE__', () => nonce)
      .replace(
        /<html[^>]*>/,
        () => `<html lang="${locale}"${attributes}${elder ? ' data-elder' : ''}>`,
      )
      // Behind the page's own sheet, which it outweighs by that alone.
      .replace(
        '</head>',
        () => `${style && `<style nonce="${nonce}" data-sent>${style}</style>`}</head>`,
      )
      .replace(otherLanguage(locale), '')
      .replace(/<title>[^<]*<\/title>/, (old) =>
        title === undefined ? old : `<title>${text(title)}</title>`,
      )
      .replace('<div id="root"></div>', () => `<div id="root">${html ?? ''}</div>${data(state)}`)
  )
}

// The page names the catalogue of every language ahead; one of them is wanted.
const otherLanguage = (locale: Locale) =>
  new RegExp(`\\s*<link[^>]*data-locale="(?!${locale}")[^>]*>`, 'g')

const data = (state: unknown) =>
  state === undefined
    ? ''
    : `\n<script type="application/json" id="${pageStateId}">${JSON.stringify(state).replaceAll('<', '\\u003c')}</script>`

const text = (raw: string) => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
