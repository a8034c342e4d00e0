import { useState } from 'react'
import { hasCode } from '../api/bank-problem.ts'
import { Button } from '../design/button.tsx'
import { attemptsText } from './attempts-text.ts'
import { useChallengeText } from './locales/use-challenge-text.ts'
import { PinPad, pinLength } from './pin-pad.tsx'
import { AnswerLocked, AnswerUnsettled } from './trouble.tsx'
import { useAnswer, type Asking } from './use-answer.ts'

interface PinEntryProps extends Asking {
  hint: string
  busy: string
  retry?: string
  leave: { label: string; onLeave: () => void }
  /** A passkey is needed besides. */
  both: boolean
  onType: () => void
  /** To the passkey, where one would do as well. */
  onPasskey?: (() => void) | undefined
}

/** Asks for the payment PIN. The sixth digit answers. A wrong PIN clears, a lost answer does not. */
export function PinEntry(props: PinEntryProps) {
  const { hint, busy: busyText, retry, leave, both, onType, onPasskey, ...asking } = props
  const t = useChallengeText()
  const [pin, setPin] = useState('')
  const { answer, again, forget, busy, trouble } = useAnswer(asking)

  const type = (digits: string) => {
    if (busy || trouble?.kind === 'unsettled') return
    if (trouble) forget()
    onType()
    setPin(digits)
    if (digits.length < pinLength || pin.length === pinLength) return
    answer({ pin: digits }, { onError: (error) => hasCode(error, 'pin_wrong') && setPin('') })
  }

  if (trouble?.kind === 'locked') {
    const way = onPasskey ? { label: t('challenge.usePasskey'), onLeave: onPasskey } : leave
    return <AnswerLocked until={trouble.until} {...way} />
  }
  const unsettled = trouble?.kind === 'unsettled' && !busy
  return (
    <>
      <PinPad
        label={t('challenge.pin')}
        value={pin}
        onChange={type}
        hint={both ? t('challenge.both') : hint}
        busy={busy && busyText}
        error={trouble?.kind === 'wrong' && attemptsText(t, trouble)}
        instead={
          unsettled && <AnswerUnsettled message={trouble.message} retry={retry} onAgain={again} />
        }
      />
      {onPasskey && !busy && !unsettled && (
        <p className="mt-2 text-center">
          <Button look="plain" onClick={onPasskey}>
            {t('challenge.usePasskey')}
          </Button>
        </p>
      )}
    </>
  )
}
