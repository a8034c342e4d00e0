import { Sheet } from '../../design/sheet.tsx'
import type { Checkout, Waiting } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import { SheetPart } from '../sheet-part.tsx'
import { usePayStore } from '../store.ts'
import { actionOf } from './actions.ts'

/** The question a payment waits for, in a sheet over the ways to pay. */
export function ActionSheet({ checkout, waiting }: { checkout: Checkout; waiting: Waiting }) {
  const t = useText()
  const { asking, ask, leave } = usePayStore((store) => store)
  const { title, view } = actionOf(waiting.question)
  const close = () => ask(undefined)
  const chooseOther = () => {
    close()
    leave(waiting.payment.id)
  }
  return (
    <Sheet title={t(title ?? 'pin.title')} open={asking === waiting.payment.id} onClose={close}>
      <SheetPart>
        <view.Part {...waiting} checkout={checkout} onLeave={chooseOther} />
      </SheetPart>
    </Sheet>
  )
}
