import { useEffect, useState } from 'react'
import { StatusScreen } from '../../design/screen.tsx'
import { Sentences } from '../../design/sentences.tsx'
import { TideSpinner } from '../../design/tide-spinner.tsx'
import { BillAmount } from '../bill/bill-amount.tsx'
import { Foot } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { useCheckout } from '../use-checkout.ts'

/** The bank is at it. Nothing to press: a second payment is the one thing that must not happen. */
export function ProcessingScreen() {
  const t = useText()
  const { bill } = useCheckout()
  const long = useLapse(20_000)
  return (
    <>
      <StatusScreen
        tone="quiet"
        sign={<TideSpinner />}
        title={t('processing.title')}
        subject={<BillAmount bill={bill} />}
      >
        <p>
          <Sentences text={t('processing.text')} />
        </p>
        <p role="status" className="mt-3 min-h-6 text-gold">
          {long && t('processing.long')}
        </p>
      </StatusScreen>
      <Foot />
    </>
  )
}

/** Whether so many milliseconds have passed on this screen. */
function useLapse(ms: number): boolean {
  const [lapsed, lapse] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => lapse(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return lapsed
}
