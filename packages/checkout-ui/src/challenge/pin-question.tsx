import { useState } from 'react'
import { hasCode } from '../api/bank-problem.ts'
import { attemptsText } from './attempts-text.ts'
import { useChallengeText } from './locales/use-challenge-text.ts'
import { PinPad, pinLength } from './pin-pad.tsx'
import { AnswerLocked, AnswerUnsettled } from './trouble.tsx'
import { useAnswer, type Asking } from './use-answer.ts'

interface PinQuestionProps extends Asking {
  /** What the sixth digit does; said before it is typed. */
  hint: string
  /** What is going on once it is. */
  busy: string
  /** What the button says that sends the same answer again. Default: retry. */
  retry?: string
  leave: { label: string; onLeave: () => void }
}

/** Asks for the payment PIN. The sixth digit answers. A wrong PIN clears, a lost answer does not. */
export function PinQuestion({ hint, busy: busyText, retry, leave, ...asking }: PinQuestionProps) {
  const t = useChallengeText()
  const [pin, setPin] = useState('')
  const { answer, again, forget, busy, trouble } = useAnswer(asking)

  const type = (digits: string) => {
    if (busy || trouble?.kind === 'unsettled') return
    if (trouble) forget()
    setPin(digits)
    if (digits.length < pinLength || pin.length === pinLength) return
    answer({ pin: digits }, { onError: (error) => hasCode(error, 'pin_wrong') && setPin('') })
  }

  if (trouble?.kind === 'locked') return <AnswerLocked until={trouble.until} {...leave} />
  const unsettled = trouble?.kind === 'unsettled' && !busy
  return (
    <PinPad
      label={t('challenge.pin')}
      value={pin}
      onChange={type}
      hint={hint}
      busy={busy && busyText}
      error={trouble?.kind === 'wrong' && attemptsText(t, trouble)}
      instead={
        unsettled && <AnswerUnsettled message={trouble.message} retry={retry} onAgain={again} />
      }
    />
  )
}
