import type { PaymentLinkSummary } from '@qiantang/sdk/contract'
import { renderToString } from 'react-dom/server'
import { themeOf } from '../design/theme.ts'
import { checkoutLocales, languagesOf, localeOf, type Locale } from '../i18n/locale.ts'
import { translator } from '../i18n/translate.ts'
import { LinkApp } from '../link/app.tsx'
import type { LinkHandover, LinkState } from '../link/link-state.ts'
import { messages as english } from '../link/locales/en.ts'
import type { LinkMessages } from '../link/locales/use-text.ts'
import { messages as chinese } from '../link/locales/zh-CN.ts'
import { messages as traditional } from '../link/locales/zh-TW.ts'
import { fillPage } from './fill-page.ts'

export interface LinkRequest {
  nonce: string
  /** What the link asks for; null where there is none by that id. */
  link: PaymentLinkSummary | null
  /** The query of the address, `?lang=en&theme=dark`. */
  search: string
  acceptLanguage: string | null | undefined
}

const catalogues = { 'zh-CN': chinese, 'zh-TW': traditional, en: english }

/** `/link/{id}` as it is sent, drawn and ready to be taken over. `template` is `dist/client/link/index.html`. */
export function linkPage(template: string, request: LinkRequest): string {
  const { nonce, link, search } = request
  const locale = localeOf(search, languagesOf(request.acceptLanguage), checkoutLocales)
  const drawn: LinkState = { locale, link }
  const catalogue = catalogues[locale]
  const state: LinkHandover = { ...drawn, messages: catalogue }
  const load = async (wanted: Locale) => catalogues[wanted]
  const html = renderToString(<LinkApp state={drawn} catalogue={catalogue} load={load} />)
  const theme = themeOf(search)
  // Its words travel in the page.
  const page = template.replace(/\s*<link[^>]*data-locale=[^>]*>/g, '')
  const looks = { theme, appearance: link?.appearance }
  return fillPage(page, { nonce, locale, ...looks, state, html, title: titleOf(drawn) })
}

function titleOf({ locale, link }: LinkState): string {
  const t = translator<LinkMessages>(locale, catalogues[locale])
  return link ? t('title', { merchant: link.merchantName }) : t('title.broken')
}
