import { useEffect, type ReactNode } from 'react'
import { stateOf } from '../../../../sdk/src/frames/checkout-state.ts'
import { KeyOrder } from '../../design/keypad.tsx'
import { openLine, type ShopLine } from '../../elements/line/open-line.ts'
import { shuffledDigits } from '../../elements/shuffled-digits.ts'
import { useCheckoutQuery } from '../use-checkout.ts'
import { tellHeight } from './tell-height.ts'
import { useLook } from './use-look.ts'
import { useWayBack } from './way-back.ts'

/**
 * In a frame of the merchant's page: tells that page, and no other, how the checkout stands and how high it is, wears what it asks for, and
 * draws its keys in an order nobody knows beforehand. Nothing where the frame is not one the SDK made.
 */
export function inFrame(shop: string) {
  const nonce = /\.([0-9a-f]{32})$/.exec(location.hash)?.[1]
  if (!nonce) return undefined
  document.documentElement.dataset['inFrame'] = ''
  // What is left for is left for by the page around: others can't be shown in here.
  document.head.append(Object.assign(document.createElement('base'), { target: '_top' }))
  const opening = openLine({ shop, nonce })

  return function InFrame({ children }: { children: ReactNode }) {
    useTelling(opening)
    useLook(opening)
    useWayBack(back, on)
    useNamedMain()
    return <KeyOrder value={shuffledDigits}>{children}</KeyOrder>
  }

  function back() {
    void opening.then(({ say }) => say({ says: 'cancelled' }))
  }
}

const on = (href: string) => window.open(href, '_top')

/** The page around has a main part of its own. */
function useNamedMain() {
  useEffect(() => {
    document.querySelector('main')?.setAttribute('aria-label', document.title)
  })
}

function useTelling(opening: Promise<ShopLine>) {
  const session = useCheckoutQuery().data?.session
  useEffect(() => {
    if (session) void opening.then(({ say }) => say({ says: 'change', detail: stateOf(session) }))
  }, [opening, session])

  useEffect(() => {
    let stop = () => {}
    let gone = false
    void opening.then((line) => {
      if (!gone) stop = tellHeight(line)
    })
    return () => {
      gone = true
      stop()
    }
  }, [opening])
}
