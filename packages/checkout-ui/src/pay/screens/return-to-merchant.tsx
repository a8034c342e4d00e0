import { useCallback, useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '../../design/button.tsx'
import { leave } from '../leave.ts'
import { useText } from '../locales/use-text.ts'
import { returnUrlOf } from '../return-url.ts'
import { useCheckout } from '../use-checkout.ts'
import { usePaidHere } from '../use-paid-here.ts'

const seconds = 5

/**
 * Back to the merchant: by itself after a visible count where the payment was made here, and never against
 * the payer's will. Who came here by the back button is not sent away again.
 */
export function ReturnToMerchant() {
  const t = useText()
  const { bill } = useCheckout()
  const paidHere = usePaidHere()
  const href = returnUrlOf(bill)
  const goBack = useCallback(() => leave(href), [href])
  const { left, stop } = useCount(paidHere, goBack)
  return (
    <>
      <ButtonLink href={href}>
        {left === undefined ? t('paid.return') : t('paid.returnIn', { count: left })}
      </ButtonLink>
      <div className="flex justify-center gap-2">
        {left !== undefined && (
          <Button look="plain" onClick={stop}>
            {t('paid.stay')}
          </Button>
        )}
        <span className="max-tablet:hidden">
          <Button
            look="plain"
            onClick={() => {
              stop()
              print()
            }}
          >
            {t('paid.print')}
          </Button>
        </span>
      </div>
    </>
  )
}

/** Counts down to a deed, once, until it is stopped. A hidden page does not count. */
function useCount(start: boolean, deed: () => void) {
  const [left, setLeft] = useState(start ? seconds : undefined)
  const begun = useRef(start)

  // Who comes back from a channel is known to have paid a moment after the page is there.
  useEffect(() => {
    if (!start || begun.current) return
    begun.current = true
    setLeft(seconds)
  }, [start])

  useEffect(() => {
    if (left === undefined) return
    const timer = setInterval(() => {
      if (document.hidden) return
      if (left > 1) return setLeft(left - 1)
      // Over for good: a page that the browser kept must not send its payer off again.
      setLeft(undefined)
      deed()
    }, 1000)
    return () => clearInterval(timer)
  }, [left, deed])

  return { left, stop: () => setLeft(undefined) }
}
