/** The languages the pages speak. The first one is what a payer gets who asks for neither. */
export const locales = ['zh-CN', 'en'] as const

export type Locale = (typeof locales)[number]

const isLocale = (value: string | null): value is Locale => locales.includes(value as Locale)

/**
 * The language of a page: the address decides (`?lang=en`, kept when the payer switches, so that a
 * reload and the server agree), then what the browser asks for.
 */
export function localeOf(search: string, asked: readonly string[]): Locale {
  const chosen = new URLSearchParams(search).get('lang')
  if (isLocale(chosen)) return chosen
  for (const language of asked) {
    if (/^zh\b/i.test(language)) return 'zh-CN'
    if (/^en\b/i.test(language)) return 'en'
  }
  return locales[0]
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
