import { Sheet } from '../../design/sheet.tsx'
import type { Checkout, Waiting } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import { usePayStore } from '../store.ts'
import { actions } from './actions.tsx'

/** The question a payment waits for, in a sheet over the ways to pay. */
export function ActionSheet({ checkout, waiting }: { checkout: Checkout; waiting: Waiting }) {
  const t = useText()
  const asking = usePayStore((store) => store.asking)
  const ask = usePayStore((store) => store.ask)
  const { title, View } = actions[waiting.question.type]
  const leave = () => ask(undefined)
  return (
    <Sheet title={t(title)} open={asking === waiting.payment.id} onClose={leave}>
      <View {...waiting} checkout={checkout} onLeave={leave} />
    </Sheet>
  )
}
