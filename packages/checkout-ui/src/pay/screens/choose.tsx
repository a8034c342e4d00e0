import { ScreenTitle } from '../../design/screen.tsx'
import { ActionSheet } from '../actions/action-sheet.tsx'
import { waitingFor } from '../checkout.ts'
import { ActionBar, Foot } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { MethodList } from '../methods/method-list.tsx'
import { chosenMethod } from '../methods/methods.tsx'
import { ChooseNotices } from '../notices/choose-notices.tsx'
import { usePayStore } from '../store.ts'
import { useCheckout } from '../use-checkout.ts'
import { ChooseAction } from './choose-action.tsx'

/** The ways to pay, and one button that says who gets how much. */
export function ChooseScreen() {
  const t = useText()
  const checkout = useCheckout()
  const byHand = usePayStore((store) => store.channel)
  const choose = usePayStore((store) => store.choose)
  const confirming = usePayStore((store) => store.confirming)
  const chosen = chosenMethod(checkout.bill.methods, byHand)
  const waiting = waitingFor(checkout)
  return (
    <>
      <ScreenTitle className="mb-5 max-tablet:sr-only">{t('choose.title')}</ScreenTitle>
      <ChooseNotices checkout={checkout} />
      <MethodList
        checkout={checkout}
        chosen={chosen?.channel}
        onChoose={choose}
        disabled={checkout.access === 'reader'}
        held={confirming}
      />
      <ActionBar>
        <ChooseAction checkout={checkout} chosen={chosen} />
      </ActionBar>
      <Foot belowBar />
      {waiting && <ActionSheet checkout={checkout} waiting={waiting} />}
    </>
  )
}
