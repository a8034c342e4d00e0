import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Catalogue } from './catalogue.ts'
import { locales, type Locale } from './locale.ts'
import { translator, type Translate } from './translate.ts'

export type LoadCatalogue = (locale: Locale) => Promise<Catalogue>

interface Language {
  locale: Locale
  /** All languages this page speaks. */
  spoken: readonly Locale[]
  catalogue: Catalogue
  /** Loads the other catalogue first and changes then, so that nothing flickers through English. */
  speak: (locale: Locale) => Promise<void>
}

export interface LanguageProviderProps {
  locale: Locale
  catalogue: Catalogue
  load: LoadCatalogue
  /** Default: those of every page. */
  spoken?: readonly Locale[]
  children: ReactNode
}

const Context = createContext<Language | null>(null)

/** Gives the pages below a language. The first catalogue is handed in: it was loaded before the first draw. */
export function LanguageProvider({
  load,
  spoken = locales,
  children,
  ...first
}: LanguageProviderProps) {
  const [{ locale, catalogue }, show] = useState({
    locale: first.locale,
    catalogue: first.catalogue,
  })

  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])

  const language = useMemo<Language>(
    () => ({
      locale,
      catalogue,
      spoken,
      speak: async (next) => {
        show({ locale: next, catalogue: await load(next) })
        remember(next)
      },
    }),
    [locale, catalogue, load, spoken],
  )
  return <Context value={language}>{children}</Context>
}

export function useLanguage(): Language {
  const language = use(Context)
  if (!language) throw new Error('This component needs a LanguageProvider above it.')
  return language
}

/** `t('key', values)` of one catalogue; a missing key or value does not compile. */
export function useTranslate<C extends Catalogue>(): Translate<C> {
  const { locale, catalogue } = useLanguage()
  return useMemo(() => translator<C>(locale, catalogue), [locale, catalogue])
}

/** The address carries the choice, with the secret in its fragment left where it is. */
function remember(locale: Locale) {
  const url = new URL(location.href)
  url.searchParams.set('lang', locale)
  history.replaceState(history.state, '', url)
}
