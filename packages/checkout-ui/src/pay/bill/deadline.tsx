import { useEffect } from 'react'
import { clockText, deadlineText } from '../../design/time.ts'
import { useRemaining } from '../../design/use-remaining.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { usePay } from '../pay-context.ts'
import { useCheckoutUpdates } from '../use-checkout.ts'
import { useSpokenSteps } from '../use-spoken-steps.ts'

const minute = 60_000

/**
 * How long there is to pay: a moment while it is far, a countdown in the last hour. At zero the page does
 * not judge; it asks the bank.
 */
export function Deadline({ until }: { until: string }) {
  const t = useText()
  const { locale } = useLanguage()
  const { clock } = usePay()
  const { refresh } = useCheckoutUpdates()
  const left = useRemaining(until, clock)
  useSpokenSteps(left, [5 * minute, minute, 15_000])

  const over = left === 0
  useEffect(() => {
    if (over) void refresh()
  }, [over, refresh])

  const text = over
    ? t('bill.checking')
    : left > 60 * minute
      ? t('bill.deadlineAt', { time: deadlineText(until, locale) })
      : t('bill.deadlineIn', { time: clockText(left) })
  return (
    <p
      role="timer"
      className={`mt-1 text-small ${left <= minute ? 'font-strong text-seal' : 'text-gold'}`}
    >
      {text}
    </p>
  )
}
