import { useEffect } from 'react'
import { ScreenTitle } from '../../design/screen.tsx'
import { Stamp } from '../../design/stamp.tsx'
import { Amount } from '../../design/amount.tsx'
import { Card } from '../../design/card.tsx'
import { Foot } from '../layout.tsx'
import { forgetAttempt } from '../kept-visit.ts'
import { ReversedNotice } from '../notices/reversed-notice.tsx'
import { useText } from '../locales/use-text.ts'
import { usePay } from '../pay-context.ts'
import { useCheckout } from '../use-checkout.ts'
import { usePaidHere, usePaidPayment } from '../use-paid-here.ts'
import { Receipt } from './receipt.tsx'
import { ReturnToMerchant } from './return-to-merchant.tsx'

/** The receipt, stamped. Only a payment just made here lands the stamp and leads back by itself. */
export function PaidScreen() {
  const t = useText()
  const { bill } = useCheckout()
  const payment = usePaidPayment()
  const paidHere = usePaidHere()
  useHaptic(paidHere)
  const { checkoutSessionId } = usePay()
  useEffect(() => {
    if (paidHere) forgetAttempt(checkoutSessionId)
  }, [paidHere, checkoutSessionId])

  const amount = bill.total + (payment?.payerFee ?? 0)
  return (
    <>
      <div className="pt-4 desk:pt-0">
        <Card className="relative animate-rise px-5 pt-6 pb-2 tablet:px-7">
          <div className="absolute -top-4 end-4 tablet:end-7">
            <Stamp label={t('paid.stamp')} fresh={paidHere} />
          </div>
          <ScreenTitle className="pe-24">
            {t(paidHere ? 'paid.title' : 'paid.elsewhereTitle')}
          </ScreenTitle>
          <p className="mt-1">
            <Amount fen={amount} size="hero" />
          </p>
          {!paidHere && <p className="mt-1 text-small text-ink-2">{t('paid.elsewhere')}</p>}
          <Receipt />
        </Card>
      </div>
      <div className="mt-5 flex flex-col gap-3 print:hidden">
        <ReversedNotice />
        <ReturnToMerchant />
      </div>
      <Foot />
    </>
  )
}

/** A soft knock as the stamp lands, where the device can and the payer does not mind motion. */
function useHaptic(landing: boolean) {
  useEffect(() => {
    if (!landing || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const timer = setTimeout(() => navigator.vibrate?.(18), 170)
    return () => clearTimeout(timer)
  }, [landing])
}
