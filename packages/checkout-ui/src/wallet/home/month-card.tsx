import type { Account, StatementMonth } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { Card } from '../../design/card.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { Money } from '../money.tsx'
import { balanceQuery, monthsQuery } from '../queries.ts'
import { dayOf, monthBefore, shortMonthText } from '../statement/days.ts'
import { useWalletStore } from '../store.ts'
import { useWallet } from '../wallet-context.ts'

const columns = 6

/** What this month came to, and quietly beside it the months before. */
export function MonthCard({ account }: { account: Account }) {
  const t = useText()
  const wallet = useWallet()
  const months = useQuery(monthsQuery(wallet, account.id))
  const balance = useQuery(balanceQuery(wallet, account.id))
  // What could not be had is no loss here: the statement says it too.
  if (months.error || months.data?.length === 0) return null
  const last = balance.data && lastMonths(dayOf(wallet.clock.now()).slice(0, 7))
  return (
    <Card className="px-5 py-4">
      <section
        aria-labelledby="this-month"
        className="flex min-h-19 flex-wrap items-end gap-x-4 gap-y-4"
      >
        <div>
          <h2 id="this-month" className="text-body font-strong">
            {t('month.title')}
          </h2>
          {months.data && last ? (
            <Figures total={months.data.find(({ month }) => month === last.at(-1))} />
          ) : (
            <Skeleton className="mt-2 h-10 w-40" />
          )}
        </div>
        {months.data && last && <Columns months={last} totals={months.data} />}
      </section>
    </Card>
  )
}

function Figures({ total }: { total: StatementMonth | undefined }) {
  const t = useText()
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1 text-small text-ink-2">
      <span>
        {t('statement.out')}
        <span className="block text-body font-strong text-ink">
          <Money fen={total?.out ?? 0} />
        </span>
      </span>
      <span>
        {t('statement.in')}
        <span className="block text-body font-strong text-ink">
          <Money fen={total?.in ?? 0} />
        </span>
      </span>
    </p>
  )
}

/** A column for what went out in each month. The figures of them all stand in the statement. */
function Columns({ months, totals }: { months: string[]; totals: readonly StatementMonth[] }) {
  const { locale } = useLanguage()
  const hidden = useWalletStore((store) => store.hidden)
  const outOf = (month: string) => totals.find((total) => total.month === month)?.out ?? 0
  const most = Math.max(...months.map(outOf), 1)
  // One column says nothing.
  if (hidden || months.filter(outOf).length < 2) return null
  return (
    <div aria-hidden="true" className="ml-auto">
      <div className="flex items-end gap-1">
        {months.map((month) => (
          <svg key={month} className="h-10 w-3.5" viewBox="0 0 16 40" preserveAspectRatio="none">
            <rect
              y={40 - heightOf(outOf(month), most)}
              width="16"
              height={heightOf(outOf(month), most)}
              rx="3"
              className={month === months.at(-1) ? 'fill-tide' : 'fill-line'}
            />
          </svg>
        ))}
      </div>
      <p className="mt-1 flex justify-between text-caption text-ink-2">
        <span>{shortMonthText(months[0] ?? '', locale)}</span>
        <span>{shortMonthText(months.at(-1) ?? '', locale)}</span>
      </p>
    </div>
  )
}

const heightOf = (amount: number, most: number) => Math.max(2, Math.round((40 * amount) / most))

/** The months up to this one, oldest first. */
function lastMonths(month: string): string[] {
  const last = [month]
  while (last.length < columns) last.unshift(monthBefore(last[0] ?? month))
  return last
}
