import { yuan } from '../../design/money.ts'
import { TideMark } from '../../design/marks/pay-marks.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useText } from '../locales/use-text.ts'
import { shortfall } from '../shortfall.ts'
import type { PayMethod } from './pay-method.ts'

export const bankBalance: PayMethod = {
  mark: TideMark,
  name: (t) => t('method.bank_balance'),
  Detail: ({ checkout, method }) => {
    const t = useText()
    const payer = checkout.session?.payer
    if (!payer)
      return checkout.access === 'pending' ? (
        <Skeleton className="h-3.5 w-40 translate-y-1" />
      ) : null

    const short = shortfall(checkout, method)
    const after = payer.available - checkout.bill.total - method.payerFee
    return (
      <span className="flex flex-wrap gap-x-3">
        <span>{t('method.available', { amount: yuan(payer.available) })}</span>
        {short > 0 ? (
          <span className="text-gold">{t('method.short', { amount: yuan(short) })}</span>
        ) : (
          <span>{t('method.after', { amount: yuan(after) })}</span>
        )}
      </span>
    )
  },
}
