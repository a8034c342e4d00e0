import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { useText } from '../locales/use-text.ts'
import { useCheckout } from '../use-checkout.ts'
import { useMethodName } from '../use-method-name.ts'

/** Money of this payer came when it could no longer be taken: where it is, and that nothing has to be done. */
export function ReversedNotice() {
  const t = useText()
  const payment = useCheckout().session?.payment
  const method = useMethodName(payment?.channel ?? '')
  if (payment?.status !== 'reversed') return null
  const amount = yuan(payment.amount + payment.payerFee)
  return (
    <Notice tone="waiting" title={t('reversed.title')}>
      {t('reversed.text', { method, amount })}
    </Notice>
  )
}
