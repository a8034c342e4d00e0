import { OtpQuestion } from '../../challenge/otp-question.tsx'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { useText } from '../locales/use-text.ts'
import { usePay } from '../pay-context.ts'
import { useSettle } from '../use-settle.ts'
import type { ActionProps } from './action.ts'
import { PayeeAndAmount } from './payee-and-amount.tsx'

/** Asks for the code the card's bank has sent. */
export function CollectOtp({ question, payment, checkout, onLeave }: ActionProps<'collect_otp'>) {
  const t = useText()
  const { client, clock } = usePay()
  const { answered, over } = useSettle()
  return (
    <>
      <PayeeAndAmount payment={payment} checkout={checkout} />
      <OtpQuestion
        client={client}
        clock={clock}
        challengeId={question.challengeId}
        onAnswered={answered}
        onOver={over}
        submit={t('otp.pay', { amount: yuan(payment.amount + payment.payerFee) })}
        aside={
          <Button look="plain" onClick={onLeave}>
            {t('pin.otherWay')}
          </Button>
        }
      />
    </>
  )
}
