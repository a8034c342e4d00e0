import type { Payment } from '@qiantang/sdk/contract'
import { useEffect, type ReactNode } from 'react'
import { StatusScreen } from '../../design/screen.tsx'
import { Sentences } from '../../design/sentences.tsx'
import { keepVisit } from '../kept-visit.ts'
import { ActionBar } from '../layout.tsx'
import { usePay } from '../pay-context.ts'
import { FeeIncluded } from './fee-included.tsx'
import { IHavePaid } from './i-have-paid.tsx'

/** While the payer pays elsewhere: there again, "I have paid", or another way. */
export function Away(props: {
  sign: ReactNode
  title: string
  text: string
  again: ReactNode
  payment: Payment
  onLeave: () => void
}) {
  const { checkoutSessionId, secret } = usePay()
  const paymentId = props.payment.id
  useEffect(
    () => keepVisit(checkoutSessionId, { secret: secret(), paymentId }),
    [checkoutSessionId, secret, paymentId],
  )
  return (
    <>
      <StatusScreen tone="quiet" sign={props.sign} title={props.title}>
        <Sentences text={props.text} />
        <FeeIncluded payment={props.payment} />
      </StatusScreen>
      <ActionBar>
        <div className="flex flex-col gap-2.5">
          {props.again}
          <IHavePaid onLeave={props.onLeave} />
        </div>
      </ActionBar>
    </>
  )
}
