import type { Account } from '@qiantang/sdk/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ForwardIcon } from '../../design/icons.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useText } from '../locales/use-text.ts'
import { go } from '../place.ts'
import { linesQuery } from '../queries.ts'
import { Lines, useLineSheet } from '../statement/lines.tsx'
import { useWallet } from '../wallet-context.ts'

/** The newest movements; all of them are a page of their own. */
export function LastLines({ account, shown = 6 }: { account: Account; shown?: number }) {
  const t = useText()
  const { look, sheet } = useLineSheet()
  const {
    data: lines,
    error,
    isFetching,
    refetch,
  } = useInfiniteQuery(linesQuery(useWallet(), account.id))
  return (
    <Card className="px-5 pt-3 pb-2">
      <section aria-labelledby="last-lines">
        <div className="flex min-h-11 items-center justify-between gap-4">
          <h2 id="last-lines" className="text-body font-strong">
            {t('home.lastLines')}
          </h2>
          {lines && lines.length > 0 && (
            <button
              type="button"
              onClick={() => go('statement')}
              className="-mr-2 inline-flex min-h-11 items-center gap-1 rounded-tile px-2 text-small text-ink-2 hover:text-tide"
            >
              {t('home.allLines')}
              <ForwardIcon size={16} />
            </button>
          )}
        </div>
        {lines ? (
          lines.length > 0 ? (
            <Lines lines={lines.slice(0, shown)} dated onOpen={look} />
          ) : (
            <p className="pb-6 text-small text-ink-2">{t('statement.empty')}</p>
          )
        ) : error ? (
          <p
            role="alert"
            className="flex flex-wrap items-center gap-x-2 pb-3 text-small text-ink-2"
          >
            {t('statement.unknown')}
            <Button look="plain" busy={isFetching} onClick={() => void refetch()}>
              {t('retry')}
            </Button>
          </p>
        ) : (
          <div aria-hidden="true" className="flex flex-col gap-4 py-3">
            <Skeleton className="h-11 w-full" />
            <Skeleton className="h-11 w-full" />
            <Skeleton className="h-11 w-full" />
          </div>
        )}
        {sheet}
      </section>
    </Card>
  )
}
