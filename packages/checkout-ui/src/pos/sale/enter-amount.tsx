import { useState } from 'react'
import { ConnectionLost } from '../../api/connection-lost.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { FieldError } from '../../design/field-error.tsx'
import { Keypad } from '../../design/keypad.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { screenTitleId } from '../../design/screen.tsx'
import { useText } from '../locales/use-text.ts'
import { useShow } from '../use-till.ts'
import { useTitleFocus } from './use-title-focus.ts'

const most = 50_000_00

/** Keys in an amount as tills do, fen last, and chooses who scans whom. */
export function EnterAmount(props: {
  isAfterAnother: boolean
  onRead: (amount: number) => void
  onShown: (reference: string) => void
}) {
  const t = useText()
  useTitleFocus(props.isAfterAnother)
  const [amount, setAmount] = useState(0)
  const [isAsked, setAsked] = useState(false)
  const [reference] = useState(() => crypto.randomUUID())
  const show = useShow()

  const problem =
    amount === 0 ? t('amount.missing') : amount > most ? t('amount.tooMuch') : undefined
  const go = (take: () => void) => {
    setAsked(true)
    if (!problem) take()
  }
  const type = (digits: string) => {
    const typed = digits.replace(/\D/g, '')
    if (typed.length <= 9) setAmount(Number(typed))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        go(() => props.onRead(amount))
      }}
    >
      <h1 id={screenTitleId} tabIndex={-1} className="text-title outline-none">
        <label htmlFor="amount">{t('amount')}</label>
      </h1>
      <input
        id="amount"
        inputMode="numeric"
        autoComplete="off"
        value={yuan(amount)}
        onChange={(event) => type(event.target.value)}
        aria-invalid={isAsked && problem ? true : undefined}
        aria-describedby="amount-note"
        className="mt-2 w-full rounded-control border border-field bg-surface px-5 py-3 text-end text-hero font-display tracking-tight outline-none focus:border-tide focus:outline-1 focus:outline-tide aria-invalid:border-seal"
      />
      <p id="amount-note" className="mt-1.5 mb-4 text-small text-ink-2">
        {isAsked && problem ? <FieldError>{problem}</FieldError> : t('amount.hint')}
      </p>
      <Card className="p-3">
        <Keypad
          onDigit={(digit) => type(`${amount}${digit}`)}
          onDelete={() => setAmount(Math.floor(amount / 10))}
        />
      </Card>
      <div className="mt-5 grid gap-3">
        {show.error instanceof ConnectionLost && <Notice tone="danger">{t('lost')}</Notice>}
        <Button type="submit">{t('take.scan')}</Button>
        <Button
          look="quiet"
          busy={show.isPending}
          onClick={() =>
            go(() =>
              show.mutate({ reference, amount }, { onSuccess: () => props.onShown(reference) }),
            )
          }
        >
          {t('take.show')}
        </Button>
      </div>
    </form>
  )
}
