import type { AuditEntry } from '@qiantang/sdk/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { AlertIcon, CheckIcon } from '../../design/icons.tsx'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { Ready } from '../of-account.tsx'
import { go } from '../place.ts'
import { auditQuery } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'
import { entryText, isAlarming } from './entry-text.ts'

/** What has touched the user's security, in words, newest first. */
export function AuditPage() {
  const t = useText()
  const announce = useAnnounce()
  const entries = useInfiniteQuery(auditQuery(useWallet()))
  const more = async () => {
    const before = entries.data?.length ?? 0
    const { data } = await entries.fetchNextPage()
    if (data && data.length > before)
      announce(t('statement.loaded', { count: data.length - before }))
  }
  return (
    <Page title={t('audit.title')}>
      <p className="mt-4 px-1 text-small text-pretty text-ink-2">{t('audit.text')}</p>
      <div className="mt-4 flex flex-col gap-4">
        <Ready of={entries}>
          {(known) => (
            <Card className="px-5">
              {known.length === 0 ? (
                <p className="py-5 text-small text-ink-2">{t('audit.none')}</p>
              ) : (
                <ul className="divide-y divide-line">
                  {known.map((entry) => (
                    <Entry key={entry.id} entry={entry} />
                  ))}
                </ul>
              )}
            </Card>
          )}
        </Ready>
        {entries.hasNextPage && (
          <Button look="quiet" busy={entries.isFetchingNextPage} onClick={() => void more()}>
            {t(entries.isFetchNextPageError ? 'statement.moreAgain' : 'statement.more')}
          </Button>
        )}
        <Button look="quiet" onClick={() => go('lost-phone')}>
          {t('audit.notMe')}
        </Button>
      </div>
    </Page>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const t = useText()
  const { locale } = useLanguage()
  const by = (['user', 'merchant', 'bank'] as const).find((known) => known === entry.by)
  const alarming = isAlarming(entry)
  return (
    <li className="flex gap-3.5 py-3.5">
      <span className={alarming ? 'text-gold' : 'text-ink-3'}>
        {alarming ? <AlertIcon /> : <CheckIcon />}
      </span>
      <span className="min-w-0 grow">
        <span className="block text-pretty wrap-anywhere">{entryText(t, entry, locale)}</span>
        <span className="flex flex-wrap gap-x-3 text-caption text-ink-2">
          <time dateTime={entry.at}>{deadlineText(entry.at, locale)}</time>
          <span>{t(`audit.by.${by ?? 'bank'}`)}</span>
          {entry.device && <span>{entry.device.name ?? t('devices.unnamed')}</span>}
          {entry.network && <span>{t('audit.from', { network: entry.network })}</span>}
        </span>
      </span>
    </li>
  )
}
