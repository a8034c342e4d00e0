import { useState } from 'react'
import { Approving } from './approving.tsx'
import type { Visit } from './doors.ts'
import { Entering } from './entering.tsx'
import { LogIn } from './log-in.tsx'
import { Outcome } from './outcome.tsx'
import { PayFrom } from './pay-from.tsx'
import type { StepProps } from './step-props.ts'

/** What is to be done now: by where the payment stands and who has logged in. */
export function PaymentSteps(props: StepProps & { paymentKey: string }) {
  const { payment } = props
  const [visit, enter] = useState<Visit>()
  const leave = () => enter(undefined)

  if (payment.state === 'paid' || payment.state === 'refused' || payment.state === 'too_late')
    return <Outcome payment={payment} />
  // Whoever has entered it is done here, until somebody else logs in.
  if (payment.state === 'entered' && visit?.who === 'maker')
    return <Outcome payment={payment} onLogIn={leave} />
  if (!visit) return <LogIn {...props} onVisit={enter} />
  if (visit.who === 'maker') return <Entering {...props} visit={visit} />
  if (visit.who === 'checker') return <Approving {...props} visit={visit} onLeave={leave} />
  return <PayFrom {...props} visit={visit} />
}
