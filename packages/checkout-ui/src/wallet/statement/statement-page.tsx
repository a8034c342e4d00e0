import type { Account } from '@qiantang/sdk/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ListIcon } from '../../design/icons.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useLanguage } from '../../i18n/language.tsx'
import { Page } from '../layout.tsx'
import { Money } from '../money.tsx'
import { useText } from '../locales/use-text.ts'
import { accountQuery, balanceQuery, linesQuery } from '../queries.ts'
import { Unreachable } from '../trouble/unreachable.tsx'
import { useWallet } from '../wallet-context.ts'
import { byDay, dayText, nameOf, type Day } from './days.ts'
import { LineRow } from './line-row.tsx'

/** Everything that moved, newest first, day by day. */
export function StatementPage() {
  const t = useText()
  const account = useQuery(accountQuery(useWallet()))
  return (
    <Page title={t('statement.title')}>
      {account.data ? (
        <Statement account={account.data} />
      ) : account.data === null ? (
        <Empty />
      ) : account.error ? (
        <Unreachable busy={account.isFetching} onRetry={() => void account.refetch()} />
      ) : (
        <Bones />
      )}
    </Page>
  )
}

function Statement({ account }: { account: Account }) {
  const t = useText()
  const announce = useAnnounce()
  const wallet = useWallet()
  const lines = useInfiniteQuery(linesQuery(wallet, account.id))
  // It brings the bank's time along, by which days are named.
  const balance = useQuery(balanceQuery(wallet, account.id))
  if (!lines.data) {
    if (!lines.error) return <Bones />
    return <Unreachable busy={lines.isFetching} onRetry={() => void lines.refetch()} />
  }
  if (lines.data.length === 0) return <Empty />

  const more = async () => {
    const before = lines.data.length
    const { data } = await lines.fetchNextPage()
    if (data && data.length > before)
      announce(t('statement.loaded', { count: data.length - before }))
  }
  return (
    <>
      {balance.data && (
        <p className="mt-3 px-1 text-small text-ink-2">
          {t('statement.balance')}{' '}
          <span className="text-body font-strong text-ink">
            <Money fen={balance.data.available} />
          </span>
        </p>
      )}
      {byDay(lines.data).map((day) => (
        <DayLines key={day.day} {...day} />
      ))}
      <div className="mt-4">
        {lines.hasNextPage ? (
          <Button look="quiet" busy={lines.isFetchingNextPage} onClick={() => void more()}>
            {t(lines.isFetchNextPageError ? 'statement.moreAgain' : 'statement.more')}
          </Button>
        ) : (
          <p className="text-center text-caption text-ink-3">{t('statement.end')}</p>
        )}
      </div>
    </>
  )
}

function DayLines({ day, lines }: Day) {
  const t = useText()
  const { locale } = useLanguage()
  const { clock } = useWallet()
  const now = clock.now()
  const name = nameOf(day, now)
  return (
    <section aria-labelledby={`day-${day}`} className="mt-5">
      <h2 id={`day-${day}`} className="flex gap-2 px-1 pb-2 text-small font-regular text-ink-2">
        {name && <span className="font-strong text-ink">{t(`statement.${name}`)}</span>}
        <time dateTime={day}>{dayText(day, now, locale)}</time>
      </h2>
      <Card className="px-5 py-1">
        <ul className="divide-y divide-line">
          {lines.map((line) => (
            <LineRow key={line.id} line={line} />
          ))}
        </ul>
      </Card>
    </section>
  )
}

function Empty() {
  const t = useText()
  return (
    <div className="flex animate-rise flex-col items-center pt-16 text-center">
      <span className="grid size-20 place-items-center rounded-full bg-tide-soft text-tide">
        <ListIcon size={36} />
      </span>
      <p className="mt-6 max-w-72 text-ink-2">{t('statement.empty')}</p>
    </div>
  )
}

const Bones = () => (
  <div aria-hidden="true" className="mt-5">
    <Skeleton className="h-5 w-28" />
    <Skeleton className="mt-3 h-64 w-full rounded-card" />
  </div>
)
