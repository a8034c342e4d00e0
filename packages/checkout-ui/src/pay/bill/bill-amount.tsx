import type { CheckoutSummary } from '@qiantang/sdk/contract'
import { Amount } from '../../design/amount.tsx'

/** The amount beside an outcome on a phone, where the bill is folded to its name. */
export const BillAmount = ({ bill }: { bill: CheckoutSummary }) => (
  <p className="text-ink-2 desk:hidden">
    <Amount fen={bill.total} size="figure" />
  </p>
)
