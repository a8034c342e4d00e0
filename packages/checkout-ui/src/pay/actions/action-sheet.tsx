import type { NextAction, Payment } from '@qiantang/sdk/contract'
import { Sheet } from '../../design/sheet.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import { usePayStore } from '../store.ts'
import type { SheetAction } from './action.ts'
import { actions } from './actions.tsx'

/** The question a payment waits for, in a sheet over the ways to pay. */
export function ActionSheet({ checkout, payment }: { checkout: Checkout; payment: Payment }) {
  const t = useText()
  const asking = usePayStore((store) => store.asking)
  const ask = usePayStore((store) => store.ask)
  const { nextAction } = payment
  const known = nextAction && actionFor(nextAction)
  if (!known) return null

  const leave = () => ask(undefined)
  return (
    <Sheet title={t(known.title)} open={asking === payment.id} onClose={leave}>
      <known.View action={nextAction} payment={payment} checkout={checkout} onLeave={leave} />
    </Sheet>
  )
}

// The registry pairs each type with its own view; taken together that pairing cannot be written down.
const actionFor = (action: NextAction) =>
  actions[action.type] as SheetAction<NextAction['type']> | undefined
