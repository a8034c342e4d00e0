import { otherLocale, useLanguage } from '../i18n/language.tsx'
import { HalfMoonIcon } from './icons.tsx'
import { useDesignText } from './locales/use-design-text.ts'
import { switchTheme } from './theme.ts'

const look =
  'inline-flex min-h-11 items-center rounded-tile px-3 text-caption text-ink-2 transition-colors hover:text-tide'

/** Offers the other language in that language. */
export function LanguageSwitch() {
  const { locale, speak } = useLanguage()
  const t = useDesignText()
  const other = otherLocale(locale)
  return (
    <button type="button" lang={other} className={look} onClick={() => void speak(other)}>
      {t('design.otherLanguage')}
    </button>
  )
}

export function ThemeSwitch() {
  const t = useDesignText()
  return (
    <button
      type="button"
      className={look}
      aria-label={t('design.switchTheme')}
      onClick={switchTheme}
    >
      <HalfMoonIcon size={18} />
    </button>
  )
}
