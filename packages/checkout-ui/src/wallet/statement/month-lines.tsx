import type { StatementLine, StatementMonth } from '@qiantang/sdk/contract'
import { Card } from '../../design/card.tsx'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { Money } from '../money.tsx'
import { useWallet } from '../wallet-context.ts'
import { dayText, monthText, nameOf, type Day, type Month } from './days.ts'
import { Lines } from './lines.tsx'

interface MonthLinesProps extends Month {
  /** What the whole month comes to; nothing where only some of its lines are shown. */
  total: StatementMonth | undefined
  onOpen: (line: StatementLine) => void
}

/** A month: what it comes to, and its lines day by day. */
export function MonthLines({ month, days, total, onOpen }: MonthLinesProps) {
  const t = useText()
  const { locale } = useLanguage()
  return (
    <section aria-labelledby={`month-${month}`} className="mt-6">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 px-1">
        <h2 id={`month-${month}`} className="text-body">
          {monthText(month, locale)}
        </h2>
        {total && (
          <p className="flex flex-wrap gap-x-3 text-small text-ink-2">
            <span>
              {t('statement.in')} <Money fen={total.in} />
            </span>
            <span>
              {t('statement.out')} <Money fen={total.out} />
            </span>
          </p>
        )}
      </header>
      {days.map((day) => (
        <DayLines key={day.day} {...day} onOpen={onOpen} />
      ))}
    </section>
  )
}

function DayLines({ day, lines, onOpen }: Day & Pick<MonthLinesProps, 'onOpen'>) {
  const t = useText()
  const { locale } = useLanguage()
  const { clock } = useWallet()
  const now = clock.now()
  const name = nameOf(day, now)
  return (
    <section aria-labelledby={`day-${day}`} className="mt-3">
      <h3 id={`day-${day}`} className="flex gap-2 px-1 pb-1.5 text-small font-regular text-ink-2">
        {name && <span className="font-strong text-ink">{t(`statement.${name}`)}</span>}
        <time dateTime={day}>{dayText(day, now, locale)}</time>
      </h3>
      <Card className="px-5 py-1">
        <Lines lines={lines} onOpen={onOpen} />
      </Card>
    </section>
  )
}
