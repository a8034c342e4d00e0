import { useEffect, useState } from 'react'
import { Button } from '../../design/button.tsx'
import { StatusScreen } from '../../design/screen.tsx'
import { Sentences } from '../../design/sentences.tsx'
import { TideSpinner } from '../../design/tide-spinner.tsx'
import { BillAmount } from '../bill/bill-amount.tsx'
import { Foot } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { usePayStore } from '../store.ts'
import { useCheck } from '../use-check.ts'
import { useCheckout } from '../use-checkout.ts'

/** The bank is at it. For a good while nothing can be pressed: a second payment is the one thing that must not happen. */
export function ProcessingScreen() {
  const t = useText()
  const { bill, session } = useCheckout()
  const leave = usePayStore((store) => store.leave)
  const long = useLapse(20_000)
  const { check, busy, said } = useCheck()
  // While the order is open, what is under way is closed before anything else is opened.
  const canLeave = bill.status === 'open' && session?.payment
  return (
    <>
      <StatusScreen
        tone="quiet"
        sign={<TideSpinner />}
        title={t('processing.title')}
        subject={<BillAmount bill={bill} />}
        actions={
          long && (
            <div className="flex flex-col gap-1">
              <Button look="quiet" busy={busy} onClick={check}>
                {t('processing.check')}
              </Button>
              {canLeave && (
                <Button look="plain" onClick={() => leave(canLeave.id)}>
                  {t('pin.otherWay')}
                </Button>
              )}
            </div>
          )
        }
      >
        <p>
          <Sentences text={t('processing.text')} />
        </p>
        <p role="status" className="mt-3 min-h-6 text-gold">
          {long && (said ?? t('processing.long'))}
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
