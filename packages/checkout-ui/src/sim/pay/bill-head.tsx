import { Amount } from '../../design/amount.tsx'
import { useText } from '../locales/use-text.ts'
import type { Bill } from './doors.ts'

/** Who asks for how much, and for what. */
export function BillHead({ bill }: { bill: Bill }) {
  const t = useText()
  return (
    <div className="text-center">
      <h2 className="text-small text-ink-2">{t('pay.to', { payee: bill.payee })}</h2>
      <p className="mt-1">
        <Amount fen={bill.amount} size="hero" />
      </p>
      <p className="mt-1 text-small wrap-anywhere text-ink-2">{bill.description}</p>
    </div>
  )
}
