/** The languages of every page. The first one is what a payer gets who asks for none of them. */
export const locales = ['zh-CN', 'en'] as const

/** The checkout speaks one more: its payers may come from anywhere, and they come once. */
export const checkoutLocales = ['zh-CN', 'zh-TW', 'en'] as const

export type Locale = (typeof checkoutLocales)[number]

/** A language that pages other than the checkout are written in too. */
export type PageLocale = (typeof locales)[number]

/**
 * The language of a page: the address decides (`?lang=en`, kept when the payer switches, so that a
 * reload and the server agree), then what the browser asks for.
 */
export function localeOf(search: string, asked: readonly string[]): PageLocale
export function localeOf(
  search: string,
  asked: readonly string[],
  spoken: readonly Locale[],
): Locale
export function localeOf(
  search: string,
  asked: readonly string[],
  spoken: readonly Locale[] = locales,
): Locale {
  const chosen = new URLSearchParams(search).get('lang')
  const known = spoken.find((locale) => locale === chosen)
  if (known) return known
  for (const language of asked) {
    const locale = nearest(language)
    if (locale) return spoken.includes(locale) ? locale : 'zh-CN'
  }
  return locales[0]
}

/** Traditional characters where they are written, simplified for all else that is Chinese. */
function nearest(language: string): Locale | undefined {
  if (/^zh-(?:hant|tw|hk|mo)\b/i.test(language)) return 'zh-TW'
  if (/^zh\b/i.test(language)) return 'zh-CN'
  return /^en\b/i.test(language) ? 'en' : undefined
}

/** The languages of an Accept-Language header, most wanted first. */
export function languagesOf(header: string | null | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag: tag.trim(), weight: weight ? Number(weight.trim().slice(2)) : 1 }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
