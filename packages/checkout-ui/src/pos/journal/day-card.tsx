import { Button } from '../../design/button.tsx'
import { Card, Facts } from '../../design/card.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { TillRefusal, type DayEnd, type Takings } from '../doors.ts'
import { useText } from '../locales/use-text.ts'
import { useEndDay } from '../use-till.ts'

/** The day so far, and its end: what was taken is compared with what the bank knows. */
export function DayCard({ takings }: { takings: Takings }) {
  const t = useText()
  const { mutate, isPending, data, error } = useEndDay()
  const isNothing = takings.sales.count + takings.refunds.count === 0
  return (
    <Card className="px-5 pt-4 pb-5">
      <section aria-labelledby="day">
        <h2 id="day" className="flex items-baseline justify-between gap-4">
          {t('day.title')}
          <span className="text-small font-regular text-ink-2">
            {t('day.number', { day: takings.day })}
          </span>
        </h2>
        <Sums takings={takings} />
        <div className="grid gap-3 pt-2">
          {data && <Ended end={data} />}
          {error && (
            <Notice tone="waiting">{t(error instanceof TillRefusal ? 'day.open' : 'lost')}</Notice>
          )}
          {!isNothing && (
            <Button look="quiet" busy={isPending} onClick={() => mutate()}>
              {t('day.end')}
            </Button>
          )}
        </div>
      </section>
    </Card>
  )
}

const Sums = ({ takings: { sales, refunds, net } }: { takings: Takings }) => {
  const t = useText()
  return (
    <Facts
      facts={[
        { name: t('day.sales', { count: sales.count }), value: yuan(sales.amount) },
        { name: t('day.refunds', { count: refunds.count }), value: yuan(refunds.amount) },
        { name: t('day.net'), value: <strong>{yuan(net)}</strong> },
      ]}
    />
  )
}

/** The day that has just ended. */
function Ended({ end }: { end: DayEnd }) {
  const t = useText()
  const { day, net, differing } = end
  const agrees = differing.length === 0
  return (
    <Notice
      tone={agrees ? 'good' : 'danger'}
      title={agrees ? t('day.ended', { day }) : t('day.differs', { day, count: differing.length })}
    >
      {t('day.sales', { count: end.sales.count })} {yuan(end.sales.amount)} ·{' '}
      {t('day.refunds', { count: end.refunds.count })} {yuan(end.refunds.amount)} · {t('day.net')}{' '}
      {yuan(net)}
    </Notice>
  )
}
