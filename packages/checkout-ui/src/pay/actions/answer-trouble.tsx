import type { Payment } from '@qiantang/sdk/contract'
import { Button } from '../../design/button.tsx'
import { LockIcon } from '../../design/icons.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'

/** Too many wrong answers. Nothing can be typed any more, so nothing is offered to type into. */
export function AnswerLocked({
  until,
  onLeave,
}: {
  until: string | undefined
  onLeave: () => void
}) {
  const t = useText()
  const { locale } = useLanguage()
  return (
    <div role="alert" className="flex animate-rise flex-col items-center px-2 pt-6 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-gold-soft text-gold">
        <LockIcon size={30} />
      </span>
      <h3 className="mt-4 text-title">{t('pin.lockedTitle')}</h3>
      <p className="mt-1 mb-6 text-ink-2">
        {until ? t('pin.lockedUntil', { time: deadlineText(until, locale) }) : t('pin.locked')}
      </p>
      <Button look="quiet" onClick={onLeave}>
        {t('pin.otherWay')}
      </Button>
    </div>
  )
}

/** The answer may have arrived. What was typed stays, and only the very same request may follow. */
export function AnswerUnsettled(props: {
  payment: Payment
  message: string | undefined
  onAgain: () => void
}) {
  const t = useText()
  const { payment, message } = props
  return (
    <div className="mt-3 flex flex-col gap-4">
      {message ? (
        <Notice tone="waiting">{message}</Notice>
      ) : (
        <Notice tone="offline" title={t('pin.lostTitle')}>
          {t('pin.lost')}
        </Notice>
      )}
      <Button onClick={props.onAgain}>
        {t('pin.retry', { amount: yuan(payment.amount + payment.payerFee) })}
      </Button>
    </div>
  )
}
