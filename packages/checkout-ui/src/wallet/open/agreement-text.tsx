import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '../../design/skeleton.tsx'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { loadText } from './agreement-texts.ts'

/** The whole text of an agreement, loaded when somebody wants to read it. */
export function AgreementText({ code, version }: { code: string; version: string }) {
  const t = useText()
  const { locale } = useLanguage()
  const { data: sections, error } = useQuery({
    queryKey: ['agreement', code, version, locale],
    queryFn: () => loadText({ code, version }, locale),
    staleTime: Infinity,
    networkMode: 'always',
  })
  if (error)
    return (
      <p role="alert" className="mt-3 text-ink-2">
        {t('offline.text')}
      </p>
    )
  if (!sections) return <Skeleton className="mt-3 h-64 w-full" />
  return (
    <div className="mt-2 flex flex-col gap-4">
      <p className="text-caption text-ink-3">{t('open.agreementVersion', { version })}</p>
      {sections.map(({ heading, text }) => (
        <section key={heading}>
          <h3 className="text-small font-strong">{heading}</h3>
          <p className="mt-1 text-small text-pretty text-ink-2">{text}</p>
        </section>
      ))}
    </div>
  )
}
