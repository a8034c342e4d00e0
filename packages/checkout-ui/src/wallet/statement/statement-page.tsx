import type { Account } from '@qiantang/sdk/contract'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { SearchIcon } from '../../design/icons.tsx'
import { ListIcon } from '../../design/wallet-icons.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { Page } from '../layout.tsx'
import { Money } from '../money.tsx'
import { useText } from '../locales/use-text.ts'
import { accountQuery, balanceQuery, linesQuery, monthsQuery } from '../queries.ts'
import { Unreachable } from '../trouble/unreachable.tsx'
import { useWallet } from '../wallet-context.ts'
import { byDay, byMonth } from './days.ts'
import { useLineSheet } from './lines.tsx'
import { MonthLines } from './month-lines.tsx'
import { SearchBar } from './search-bar.tsx'
import { isSearch, nothing, type Sought } from './sought.ts'

/** Everything that moved, newest first, month by month and day by day; and what one looks for in it. */
export function StatementPage() {
  const t = useText()
  const account = useQuery(accountQuery(useWallet()))
  return (
    <Page title={t('statement.title')}>
      {account.data ? (
        <Statement account={account.data} />
      ) : account.data === null ? (
        <Nothing sign={<ListIcon size={36} />}>{t('statement.empty')}</Nothing>
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
  const wallet = useWallet()
  const [sought, seek] = useState(nothing)
  const months = useQuery(monthsQuery(wallet, account.id))
  // It brings the bank's time along, by which days are named.
  const balance = useQuery(balanceQuery(wallet, account.id))

  if (months.data?.length === 0)
    return <Nothing sign={<ListIcon size={36} />}>{t('statement.empty')}</Nothing>
  return (
    <>
      <p className="mt-3 min-h-6 px-1 text-small text-ink-2">
        {balance.data && (
          <>
            {t('statement.balance')}{' '}
            <span className="text-body font-strong text-ink">
              <Money fen={balance.data.available} />
            </span>
          </>
        )}
      </p>
      <SearchBar
        sought={sought}
        onSeek={seek}
        months={months.data?.map(({ month }) => month) ?? []}
      />
      <Found account={account} sought={sought} onClear={() => seek(nothing)} />
    </>
  )
}

interface FoundProps {
  account: Account
  sought: Sought
  onClear: () => void
}

/** The lines there are of what is sought. Those of the last search stay until the next ones are here. */
function Found({ account, sought, onClear }: FoundProps) {
  const t = useText()
  const wallet = useWallet()
  const { look, sheet } = useLineSheet()
  const months = useQuery(monthsQuery(wallet, account.id))
  const lines = useInfiniteQuery({
    ...linesQuery(wallet, account.id, sought),
    placeholderData: keepPreviousData,
  })
  const more = useMore(lines)
  useFoundSpoken(sought, lines.isPlaceholderData ? undefined : lines.data?.length)

  if (!lines.data) {
    if (!lines.error) return <Bones />
    return <Unreachable busy={lines.isFetching} onRetry={() => void lines.refetch()} />
  }
  if (lines.data.length === 0) {
    return (
      <Nothing sign={<SearchIcon size={36} />}>
        {t('search.nothing')}
        <span className="mt-2 block">
          <Button look="plain" onClick={onClear}>
            {t('search.clear')}
          </Button>
        </span>
      </Nothing>
    )
  }
  const totals = isSearch(sought) ? [] : (months.data ?? [])
  return (
    <div
      aria-busy={lines.isPlaceholderData}
      className={`transition-opacity ${lines.isPlaceholderData ? 'opacity-60' : ''}`}
    >
      {byMonth(byDay(lines.data)).map((month) => (
        <MonthLines
          key={month.month}
          {...month}
          total={totals.find((total) => total.month === month.month)}
          onOpen={look}
        />
      ))}
      <div className="mt-4">
        {lines.hasNextPage ? (
          <Button look="quiet" busy={lines.isFetchingNextPage} onClick={() => void more()}>
            {t(lines.isFetchNextPageError ? 'statement.moreAgain' : 'statement.more')}
          </Button>
        ) : (
          <p className="text-center text-caption text-ink-3">
            {t(isSearch(sought) || sought.month ? 'search.end' : 'statement.end')}
          </p>
        )}
      </div>
      {sheet}
    </div>
  )
}

type LinesResult = ReturnType<typeof useInfiniteQuery<unknown, Error, { length: number }>>

/** Loads further lines and says how many came. */
function useMore(lines: Pick<LinesResult, 'data' | 'fetchNextPage'>) {
  const t = useText()
  const announce = useAnnounce()
  return async () => {
    const before = lines.data?.length ?? 0
    const { data } = await lines.fetchNextPage()
    if (data && data.length > before)
      announce(t('statement.loaded', { count: data.length - before }))
  }
}

/** What a search has found is said, since the focus stays where one types. */
function useFoundSpoken(sought: Sought, count: number | undefined) {
  const t = useText()
  const announce = useAnnounce()
  useEffect(() => {
    if (sought === nothing || count === undefined) return
    announce(count === 0 ? t('search.nothing') : t('search.found', { count }))
    // Further lines of the same search are told by who loads them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sought, count === undefined])
}

function Nothing({ sign, children }: { sign: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="flex animate-rise flex-col items-center pt-16 text-center">
      <span className="grid size-20 place-items-center rounded-full bg-tide-soft text-tide">
        {sign}
      </span>
      <div className="mt-6 max-w-72 text-ink-2">{children}</div>
    </div>
  )
}

const Bones = () => (
  <div aria-hidden="true" className="mt-6">
    <Skeleton className="h-6 w-32" />
    <Skeleton className="mt-3 h-5 w-24" />
    <Skeleton className="mt-2 h-64 w-full rounded-card" />
  </div>
)
