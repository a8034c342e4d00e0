import { useState } from 'react'
import { hasCode } from '../../api/bank-problem.ts'
import { DigitBoxes } from '../../design/digit-boxes.tsx'
import { Keypad } from '../../design/keypad.tsx'
import { TideSpinner } from '../../design/tide-spinner.tsx'
import { useText } from '../locales/use-text.ts'
import { useAnswer, type AnswerTrouble } from '../use-answer.ts'
import type { ActionProps, SheetAction } from './action.ts'
import { AnswerLocked, AnswerUnsettled } from './answer-trouble.tsx'
import { PayeeAndAmount } from './payee-and-amount.tsx'

export const enterPin: SheetAction<'enter_pin'> = { title: 'pin.title', View: EnterPin }

const length = 6

/** Six digits and the sixth pays, as the hint says beforehand. A wrong PIN clears, a lost answer does not. */
function EnterPin({ question, payment, checkout, onLeave }: ActionProps<'enter_pin'>) {
  const t = useText()
  const [pin, setPin] = useState('')
  const { answer, again, forget, busy, trouble } = useAnswer(question.challengeId)

  const type = (digits: string) => {
    if (busy || trouble?.kind === 'unsettled') return
    if (trouble) forget()
    setPin(digits)
    if (digits.length === length && pin.length < length) pay(digits)
  }
  const pay = (digits: string) =>
    answer({ pin: digits }, { onError: (error) => hasCode(error, 'pin_wrong') && setPin('') })

  if (trouble?.kind === 'locked') return <AnswerLocked until={trouble.until} onLeave={onLeave} />
  return (
    <>
      <PayeeAndAmount payment={payment} checkout={checkout} />
      <DigitBoxes
        secret
        label={t('pin.label')}
        length={length}
        value={pin}
        onChange={type}
        disabled={busy || trouble?.kind === 'unsettled'}
        hint={!busy && !trouble && t('pin.hint')}
        error={trouble?.kind === 'wrong' && <Wrong {...trouble} />}
      />
      {trouble?.kind === 'unsettled' && !busy ? (
        <AnswerUnsettled payment={payment} message={trouble.message} onAgain={again} />
      ) : (
        <div className="relative mt-3">
          <div className={busy ? 'invisible' : ''}>
            <Keypad
              disabled={busy}
              onDigit={(digit) => type((pin + digit).slice(0, length))}
              onDelete={() => type(pin.slice(0, -1))}
            />
          </div>
          {busy && <Paying />}
        </div>
      )}
    </>
  )
}

function Paying() {
  const t = useText()
  return (
    <p role="status" className="absolute inset-0 flex flex-col items-center gap-3 pt-6 text-ink-2">
      <span className="grid size-20 place-items-center rounded-full bg-tide-soft text-tide">
        <TideSpinner />
      </span>
      {t('pin.paying')}
    </p>
  )
}

function Wrong({ message, attemptsLeft }: Extract<AnswerTrouble, { kind: 'wrong' }>) {
  const t = useText()
  return (
    <>
      <p>{message}</p>
      {attemptsLeft !== undefined && <p>{t('pin.attemptsLeft', { count: attemptsLeft })}</p>}
    </>
  )
}
