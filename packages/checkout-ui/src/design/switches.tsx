import { useLanguage } from '../i18n/language.tsx'
import type { Locale } from '../i18n/locale.ts'
import { HalfMoonIcon } from './icons.tsx'
import { useDesignText } from './locales/use-design-text.ts'
import { switchTheme } from './theme.ts'

const look =
  'inline-flex min-h-11 items-center rounded-tile px-3 text-caption text-ink-2 transition-colors hover:text-tide'

/** Each language in its own words. */
const names = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } satisfies Record<
  Locale,
  string
>

/** Offers the other languages of the page in those languages. */
export function LanguageSwitch() {
  const { locale, speak, spoken } = useLanguage()
  return spoken
    .filter((other) => other !== locale)
    .map((other) => (
      <button
        key={other}
        type="button"
        lang={other}
        className={look}
        onClick={() => void speak(other)}
      >
        {spoken.length === 2 && other === 'zh-CN' ? '中文' : names[other]}
      </button>
    ))
}

export function ThemeSwitch() {
  const t = useDesignText()
  return (
    <button
      type="button"
      className={`${look} settled:hidden`}
      aria-label={t('design.switchTheme')}
      onClick={switchTheme}
    >
      <HalfMoonIcon size={18} />
    </button>
  )
}
