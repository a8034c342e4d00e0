import { Notice } from '../design/notice.tsx'
import { LanguageProvider, type LanguageProviderProps } from '../i18n/language.tsx'
import { useElementText } from './locales/use-element-text.ts'

/** Opened by itself, or in a page that the app did not name. */
export function Misplaced(language: Omit<LanguageProviderProps, 'children'>) {
  return (
    <LanguageProvider {...language}>
      <main className="mx-auto max-w-[30rem] p-4">
        <Text />
      </main>
    </LanguageProvider>
  )
}

function Text() {
  const t = useElementText()
  return (
    <>
      <h1 className="sr-only">{t('brand')}</h1>
      <Notice tone="waiting" title={t('element.misplacedTitle')}>
        {t('element.misplaced')}
      </Notice>
    </>
  )
}
