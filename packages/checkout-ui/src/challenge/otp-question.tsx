import { useRef, useState, type ReactNode } from 'react'
import { hasCode } from '../api/bank-problem.ts'
import type { BankClock } from '../design/bank-clock.ts'
import { Button } from '../design/button.tsx'
import { DigitBoxes } from '../design/digit-boxes.tsx'
import { attemptsText } from './attempts-text.ts'
import { useChallengeText } from './locales/use-challenge-text.ts'
import { Resend, SentTo } from './sent-to.tsx'
import { AnswerUnsettled } from './trouble.tsx'
import { useAnswer, type Asking } from './use-answer.ts'

const length = 6

interface OtpQuestionProps extends Asking {
  clock: BankClock
  /** What the button says. */
  submit: string
  /** A way to do something else. */
  aside?: ReactNode
}

/** Asks for the code sent by SMS. The phone may fill it in, so a button answers, never the last digit. */
export function OtpQuestion({ clock, submit, aside, ...asking }: OtpQuestionProps) {
  const t = useChallengeText()
  const [otp, setOtp] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const { answer, again, forget, busy, trouble } = useAnswer(asking)

  const type = (digits: string) => {
    if (trouble) forget()
    setOtp(digits)
  }
  const send = () =>
    answer(
      { otp },
      {
        onError: (error) => {
          if (hasCode(error, 'otp_wrong')) {
            setOtp('')
            form.current?.querySelector('input')?.focus()
          }
          // This code is used up for good; what asked for it has to ask anew.
          if (hasCode(error, 'attempts_exhausted')) asking.onOver(error)
        },
      },
    )

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        if (otp.length === length && !busy) send()
      }}
    >
      <DigitBoxes
        label={t('challenge.otp')}
        length={length}
        value={otp}
        onChange={type}
        disabled={busy}
        hint={<SentTo {...asking} clock={clock} />}
        error={trouble?.kind === 'wrong' && attemptsText(t, trouble)}
      />
      {trouble?.kind === 'unsettled' && !busy ? (
        <AnswerUnsettled message={trouble.message} onAgain={again} />
      ) : (
        <div className="mt-4">
          <Button type="submit" busy={busy} disabled={otp.length < length}>
            {submit}
          </Button>
        </div>
      )}
      <div className="mt-2 flex flex-wrap items-center justify-center gap-x-2">
        <Resend {...asking} clock={clock} onSent={() => type('')} />
        {aside}
      </div>
    </form>
  )
}
