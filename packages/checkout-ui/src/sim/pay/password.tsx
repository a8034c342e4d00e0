import { useState } from 'react'
import { PinPad, pinLength } from '../../challenge/pin-pad.tsx'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { useText } from '../locales/use-text.ts'

/** The app's own payment password. Nobody here has one, so any six digits are it. */
export function Password(props: {
  amount: number
  busy: boolean
  onPassword: () => void
  onBack: () => void
}) {
  const t = useText()
  const [digits, setDigits] = useState('')
  const type = (next: string) => {
    if (props.busy) return
    setDigits(next)
    if (next.length === pinLength && digits.length < pinLength) props.onPassword()
  }
  return (
    <div>
      <h2 className="mb-5 text-center text-title">
        {t('pay.confirm', { amount: yuan(props.amount) })}
      </h2>
      <PinPad
        label={t('pay.password')}
        hint={t('pay.password.hint')}
        value={digits}
        onChange={type}
        busy={props.busy && t('pay.paying')}
      />
      {!props.busy && (
        <p className="mt-3 text-center">
          <Button look="plain" onClick={props.onBack}>
            {t('pay.back')}
          </Button>
        </p>
      )}
    </div>
  )
}
