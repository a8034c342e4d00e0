import type { Payment } from '@qiantang/sdk/contract'
import { yuan } from '../../design/money.ts'
import { useText } from '../locales/use-text.ts'

/** What will be paid elsewhere, where it is more than the bill says. */
export function FeeIncluded({ payment: { amount, payerFee } }: { payment: Payment }) {
  const t = useText()
  if (payerFee === 0) return null
  return (
    <p className="mt-1 text-small text-ink-2">
      {t('step.withFee', { amount: yuan(amount + payerFee), fee: yuan(payerFee) })}
    </p>
  )
}
