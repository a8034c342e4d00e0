import type { Payment } from '@qiantang/sdk/contract'
import { Amount } from '../../design/amount.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import { methodOf } from '../methods/methods.tsx'

/** Who gets how much from where: on top of everything that moves money. */
export function PayeeAndAmount({ payment, checkout }: { payment: Payment; checkout: Checkout }) {
  const t = useText()
  const method = methodOf(payment.channel)
  return (
    <div className="mt-4 mb-6 short:mt-1 short:mb-3 text-center">
      <p className="text-small text-ink-2">
        {t('pin.to', { merchant: checkout.bill.merchantName })}
      </p>
      <p className="mt-1">
        <Amount fen={payment.amount + payment.payerFee} size="hero" />
      </p>
      {method && (
        <p className="mt-1 text-caption text-ink-3">{t('pin.from', { method: method.name(t) })}</p>
      )}
    </div>
  )
}
