import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { BankProblem } from '../api/bank-problem.ts'
import { Button } from '../design/button.tsx'
import { AlertIcon, OfflineIcon, PhoneIcon } from '../design/icons.tsx'
import { Notice } from '../design/notice.tsx'
import { AppBar } from './app-bar.tsx'
import { Blank } from './blank.tsx'
import { useText } from './locales/use-text.ts'
import { MessageCard } from './message-card.tsx'
import { messagesQuery } from './messages.ts'
import { MobileFilter } from './mobile-filter.tsx'
import { useArrivals } from './use-arrivals.ts'

const few = 30
const many = 100

/** The messages of a realm, newest first; all of them, or those to one number. */
export function Inbox({ realmKey }: { realmKey: string }) {
  const t = useText()
  const [mobile, choose] = useState<string>()
  const [limit, setLimit] = useState(few)
  const all = useQuery(messagesQuery({ realmKey, mobile: undefined, limit }))
  const chosen = useQuery(messagesQuery({ realmKey, mobile, limit }))
  const arrived = useArrivals(all.data?.items)
  useDocumentTitle(t('title'))

  const { data, error } = chosen
  if (error instanceof BankProblem && error.problem.status === 401) {
    return (
      <>
        <AppBar />
        <Blank icon={<AlertIcon size={30} />} title={t('wrongKey.title')}>
          {t('wrongKey.text')}
        </Blank>
      </>
    )
  }
  if (!data) {
    return (
      <>
        <AppBar />
        {error ? (
          <Blank icon={<OfflineIcon size={30} />} title={t('offline.title')}>
            {t('offline.text')}
          </Blank>
        ) : (
          <div role="status" className="sr-only">
            {t('loading')}
          </div>
        )}
      </>
    )
  }
  return (
    <>
      <AppBar>
        <MobileFilter messages={all.data?.items ?? []} chosen={mobile} onChoose={choose} />
      </AppBar>
      <div className="flex grow flex-col overflow-y-auto overscroll-contain px-4 pt-4 pb-8 tablet:min-h-0">
        {error && (
          <div className="mb-4">
            <Notice tone="waiting" title={t('offline.title')}>
              {t('offline.again')}
            </Notice>
          </div>
        )}
        {data.items.length === 0 ? (
          <Blank icon={<PhoneIcon size={30} />} title={t('empty.title')}>
            {t('empty.text')}
          </Blank>
        ) : (
          <ol className="flex flex-col gap-4">
            {data.items.map((message) => (
              <MessageCard key={message.id} message={message} fresh={arrived.has(message.id)} />
            ))}
          </ol>
        )}
        {data.nextCursor !== null && (
          <div className="mt-4 text-center">
            {limit < many ? (
              <Button look="plain" busy={chosen.isPlaceholderData} onClick={() => setLimit(many)}>
                {t('older')}
              </Button>
            ) : (
              <p className="text-caption text-ink-2">{t('noOlder', { count: many })}</p>
            )}
          </div>
        )}
      </div>
    </>
  )
}

function useDocumentTitle(title: string) {
  useEffect(() => {
    document.title = title
  }, [title])
}
