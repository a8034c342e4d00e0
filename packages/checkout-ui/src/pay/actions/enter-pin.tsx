import { PinQuestion } from '../../challenge/pin-question.tsx'
import { yuan } from '../../design/money.ts'
import { useText } from '../locales/use-text.ts'
import { usePay } from '../pay-context.ts'
import { useSettle } from '../use-settle.ts'
import type { ActionProps } from './action.ts'
import { PayeeAndAmount } from './payee-and-amount.tsx'

/** Asks for the payment PIN, or the passkey in its place. */
export function EnterPin({ question, payment, checkout, onLeave }: ActionProps<'enter_pin'>) {
  const t = useText()
  const { client } = usePay()
  const { answered, over } = useSettle()
  return (
    <>
      <PayeeAndAmount payment={payment} checkout={checkout} />
      <PinQuestion
        client={client}
        challengeId={question.challengeId}
        onAnswered={answered}
        onOver={over}
        hint={t('pin.hint')}
        busy={t('pin.paying')}
        retry={t('pin.retry', { amount: yuan(payment.amount + payment.payerFee) })}
        leave={{ label: t('pin.otherWay'), onLeave }}
      />
    </>
  )
}
