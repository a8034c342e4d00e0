import { waitingFor } from '../checkout.ts'
import { actionOf } from '../actions/actions.ts'
import { TideSpinner } from '../../design/tide-spinner.tsx'
import { Arriving } from '../later.tsx'
import { Foot } from '../layout.tsx'
import { PartLost } from '../part-lost.tsx'
import { usePayStore } from '../store.ts'
import { useCheckout } from '../use-checkout.ts'

/** What a payment waits for, in the place of the ways to pay: a code to scan, a page or an app to go to. */
export function StepScreen() {
  const checkout = useCheckout()
  const leave = usePayStore((store) => store.leave)
  const waiting = waitingFor(checkout)
  if (!waiting) return null
  const { Part } = actionOf(waiting.question).view
  return (
    <>
      <Arriving meanwhile={<Meanwhile />} lost={<PartLost />}>
        {/* Another attempt is another step, with a countdown and a state of its own. */}
        <Part
          key={waiting.payment.id}
          {...waiting}
          checkout={checkout}
          onLeave={() => leave(waiting.payment.id)}
        />
      </Arriving>
      <Foot />
    </>
  )
}

const Meanwhile = () => (
  <div className="grid h-96 place-items-center text-tide">
    <TideSpinner />
  </div>
)
