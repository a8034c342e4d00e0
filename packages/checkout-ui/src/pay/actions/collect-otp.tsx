import type { Challenge } from '@qiantang/sdk/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hasCode } from '../../api/bank-problem.ts'
import { Button } from '../../design/button.tsx'
import { DigitBoxes } from '../../design/digit-boxes.tsx'
import { yuan } from '../../design/money.ts'
import { clockText } from '../../design/time.ts'
import { useRemaining } from '../../design/use-remaining.ts'
import { useText } from '../locales/use-text.ts'
import { usePay } from '../pay-context.ts'
import { useAnswer } from '../use-answer.ts'
import type { ActionProps, SheetAction } from './action.ts'
import { AnswerLocked, AnswerUnsettled } from './answer-trouble.tsx'
import { PayeeAndAmount } from './payee-and-amount.tsx'

export const collectOtp: SheetAction<'collect_otp'> = { title: 'otp.title', View: CollectOtp }

const length = 6

/** A code by SMS. It may be filled in by the phone, so a button pays, never the last digit. */
function CollectOtp({ question, payment, checkout, onLeave }: ActionProps<'collect_otp'>) {
  const t = useText()
  const [otp, setOtp] = useState('')
  const { answer, again, forget, busy, trouble } = useAnswer(question.challengeId)

  const type = (digits: string) => {
    if (trouble) forget()
    setOtp(digits)
  }
  const pay = () =>
    answer({ otp }, { onError: (error) => hasCode(error, 'otp_wrong') && setOtp('') })

  if (trouble?.kind === 'locked') return <AnswerLocked until={trouble.until} onLeave={onLeave} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (otp.length === length && !busy) pay()
      }}
    >
      <PayeeAndAmount payment={payment} checkout={checkout} />
      <DigitBoxes
        label={t('otp.label')}
        length={length}
        value={otp}
        onChange={type}
        disabled={busy || trouble?.kind === 'unsettled'}
        hint={<SentTo challengeId={question.challengeId} />}
        error={trouble?.kind === 'wrong' && trouble.message}
      />
      {trouble?.kind === 'unsettled' && !busy ? (
        <AnswerUnsettled payment={payment} message={trouble.message} onAgain={again} />
      ) : (
        <div className="mt-4">
          <Button type="submit" busy={busy} disabled={otp.length < length}>
            {t('otp.pay', { amount: yuan(payment.amount + payment.payerFee) })}
          </Button>
        </div>
      )}
    </form>
  )
}

function SentTo({ challengeId }: { challengeId: string }) {
  const t = useText()
  const { client, clock } = usePay()
  const params = { challengeId }
  const challenge = useQuery({
    queryKey: ['challenge', challengeId],
    queryFn: ({ signal }) => client.call('GET /v1/challenges/:challengeId', { params, signal }),
    retry: false,
  })
  const resend = useMutation({
    mutationFn: () => client.call('POST /v1/challenges/:challengeId/send-otp', { params }),
    onSuccess: (sent) => {
      clock.set(sent.now)
      return challenge.refetch()
    },
  })
  if (!challenge.data) return null
  return (
    <>
      {challenge.data.mobile && t('otp.sentTo', { mobile: challenge.data.mobile })}{' '}
      <Resend challenge={challenge.data} busy={resend.isPending} onResend={() => resend.mutate()} />
      {resend.error && <span role="alert"> {resend.error.message}</span>}
    </>
  )
}

function Resend(props: { challenge: Challenge; busy: boolean; onResend: () => void }) {
  const t = useText()
  const { clock } = usePay()
  const wait = useRemaining(props.challenge.resendAt ?? props.challenge.now, clock)
  if (wait > 0) return <span>{t('otp.resendIn', { time: clockText(wait) })}</span>
  return (
    <Button look="plain" busy={props.busy} onClick={props.onResend}>
      {t('otp.resend')}
    </Button>
  )
}
