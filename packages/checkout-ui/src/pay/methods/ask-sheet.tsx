import { Sheet } from '../../design/sheet.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import { SheetPart } from '../sheet-part.tsx'
import { usePayStore } from '../store.ts'
import { choiceOf, useConfirm } from '../use-confirm.ts'
import { methods } from './methods.tsx'
import type { Way } from './offered.ts'

/** What has to be told of a way to pay before it is confirmed: at which bank, by which card. */
export function AskSheet({ checkout, way }: { checkout: Checkout; way: Way }) {
  const t = useText()
  const telling = usePayStore((store) => store.telling)
  const tellOf = usePayStore((store) => store.tellOf)
  const { confirm, busy } = useConfirm(checkout)
  const { before } = methods[way.channel]
  if (!before) return null
  return (
    <Sheet title={t(before.title)} open={telling === way.channel} onClose={() => tellOf(undefined)}>
      <SheetPart>
        <before.ask.Part
          checkout={checkout}
          amount={checkout.bill.total + way.payerFee}
          onTold={(details) => confirm({ ...choiceOf(way), details })}
          busy={busy}
        />
      </SheetPart>
    </Sheet>
  )
}
