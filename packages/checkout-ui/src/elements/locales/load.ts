import type { LoadCatalogue } from '../../i18n/language.tsx'

/** Each language is a file of its own; a user gets one of them. */
export const loadMessages: LoadCatalogue = async (locale) =>
  locale === 'zh-CN' ? (await import('./zh-CN.ts')).messages : (await import('./en.ts')).messages
