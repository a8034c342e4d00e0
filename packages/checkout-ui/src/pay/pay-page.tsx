import { useEffect, useRef } from 'react'
import { hasCode } from '../api/bank-problem.ts'
import { screenTitleId } from '../design/screen.tsx'
import { Bill } from './bill/bill.tsx'
import type { Checkout } from './checkout.ts'
import { Arriving, later } from './later.tsx'
import { TwoPanes } from './layout.tsx'
import { useText } from './locales/use-text.ts'
import { PartLost } from './part-lost.tsx'
import { screenOf, type ScreenName } from './screen-of.ts'
import { BrokenScreen, OfflineScreen } from './screens/broken.tsx'
import { ChooseScreen } from './screens/choose.tsx'
import { ClosedScreen, ExpiredScreen } from './screens/ended.tsx'
import { LoadingScreen } from './screens/loading.tsx'
import { PaidScreen } from './screens/paid.tsx'
import { ProcessingScreen } from './screens/processing.tsx'
import { useNews } from './stream/use-news.ts'
import { pageTitle } from './page-title.ts'
import { usePayStore } from './store.ts'
import { CheckoutContext, useCheckoutQuery } from './use-checkout.ts'

const screens = {
  choose: ChooseScreen,
  step: ComingStep,
  processing: ProcessingScreen,
  paid: PaidScreen,
  expired: ExpiredScreen,
  closed: ClosedScreen,
} satisfies Record<ScreenName, () => React.ReactNode>

/** The checkout: what the bank says of the session decides which screen it is. */
export function PayPage() {
  const { data: checkout, error, isFetching, refetch } = useCheckoutQuery()
  if (checkout) return <CheckoutPage checkout={checkout} />
  if (hasCode(error, 'not_found', 'invalid_field')) return <BrokenPage />
  if (error) return <OfflineScreen busy={isFetching} onRetry={() => void refetch()} />
  return <LoadingScreen />
}

const step = later(async () => (await import('./screens/step.tsx')).StepScreen)

/** No server draws it: what a payment waits for is its payer's to know. */
function ComingStep() {
  return (
    <Arriving meanwhile={null} lost={<PartLost />}>
      <step.Part />
    </Arriving>
  )
}

/** No order behind the address. */
export function BrokenPage() {
  const t = useText()
  useDocumentTitle(t('title.broken'))
  return <BrokenScreen />
}

function CheckoutPage({ checkout }: { checkout: Checkout }) {
  const t = useText()
  const left = usePayStore((store) => store.left)
  const screen = screenOf(checkout, left)
  const Screen = screens[screen]
  useDocumentTitle(pageTitle(t, checkout.bill, screen))
  useArrival(screen)
  useNews(checkout)
  return (
    <CheckoutContext value={checkout}>
      <TwoPanes bill={<Bill checkout={checkout} />}>
        <Screen />
      </TwoPanes>
    </CheckoutContext>
  )
}

function useDocumentTitle(title: string) {
  useEffect(() => {
    document.title = title
  }, [title])
}

/** When one screen takes another's place, the focus goes to its title, so that it is read and not lost. */
function useArrival(screen: ScreenName) {
  const last = useRef(screen)
  useEffect(() => {
    if (last.current === screen) return
    last.current = screen
    document.getElementById(screenTitleId)?.focus()
    scrollTo(0, 0)
  }, [screen])
}
