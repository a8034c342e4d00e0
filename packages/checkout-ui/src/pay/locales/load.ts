import type { Catalogue } from '../../i18n/catalogue.ts'
import type { LoadCatalogue } from '../../i18n/language.tsx'
import type { Locale } from '../../i18n/locale.ts'

/** Each language is a file of its own; a payer gets one of them. */
export const loadMessages: LoadCatalogue = (locale) => loads[locale]()

const loads: Record<Locale, () => Promise<Catalogue>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).messages,
  'zh-TW': async () => (await import('./zh-TW.ts')).messages,
  en: async () => (await import('./en.ts')).messages,
}
