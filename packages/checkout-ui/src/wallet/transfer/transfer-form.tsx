import type { Account, Balance, CreateTransfer, Transfer } from '@qiantang/sdk/contract'
import { useRef, useState } from 'react'
import { hasCode } from '../../api/bank-problem.ts'
import type { Client } from '../../api/client.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { yuan } from '../../design/money.ts'
import { TextField } from '../../design/text-field.tsx'
import { useText } from '../locales/use-text.ts'
import { AmountField } from '../movement/amount-field.tsx'
import { BeginTrouble } from '../movement/begin-trouble.tsx'
import { fenOf, typedOf } from '../../design/typed-amount.ts'
import { useBegin } from '../movement/use-begin.ts'
import { usePlace } from '../place.ts'
import { me } from '../wallet-context.ts'

interface TransferFormProps {
  account: Account
  balance: Balance
  /** One that was begun, to be changed. */
  begun: Transfer | undefined
  onBegun: () => void
}

/** To whom, how much, what for. The bank answers with the payee's masked name, and that is looked at first. */
export function TransferForm({ account, balance, begun, onBegun }: TransferFormProps) {
  const t = useText()
  const place = usePlace()
  const [payee, setPayee] = useState(begun?.payee.userId ?? place.to ?? '')
  const [typed, setTyped] = useState(() => typedOf(begun?.amount ?? place.amount ?? 0))
  const [note, setNote] = useState(begun?.note ?? '')
  const [missing, miss] = useState(false)
  const payeeField = useRef<HTMLInputElement>(null)
  const amountField = useRef<HTMLInputElement>(null)
  const beginning = useBegin({ view: 'transfer', create: createTransfer, onBegun })

  const amount = fenOf(typed)
  const tooMuch = amount > balance.available
  const badPayee = payee.trim() === '' || !/^[\w\-.@]{1,64}$/.test(payee.trim())
  const changed = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value)
      miss(false)
      if (beginning.error) beginning.reset()
    }
  }
  const submit = () => {
    if (badPayee) {
      miss(true)
      return payeeField.current?.focus()
    }
    if (tooMuch || amount === 0) return amountField.current?.focus()
    beginning.begin({
      ...{ accountId: account.id, payeeUserId: payee.trim(), amount },
      ...(note.trim() !== '' && { note: note.trim() }),
    })
  }
  const unavailable = hasCode(beginning.error, 'payee_unavailable')
  return (
    <form
      noValidate
      className="mt-4 flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Card className="p-5">
        <TextField
          ref={payeeField}
          name="payee"
          label={t('transfer.payee')}
          value={payee}
          maxLength={64}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="next"
          hint={t('transfer.payeeHint')}
          error={missing ? t('transfer.payeeMissing') : unavailable && beginning.error?.message}
          onChange={(event) => changed(setPayee)(event.target.value)}
        />
      </Card>
      <AmountField
        kind="transfer"
        ref={amountField}
        value={typed === '0' ? '' : typed}
        most={balance.available}
        error={tooMuch && t('transfer.tooMuch', { most: yuan(balance.available) })}
        onChange={changed(setTyped)}
      />
      <Card className="p-5">
        <TextField
          name="note"
          label={t('transfer.noteField')}
          value={note}
          maxLength={50}
          autoComplete="off"
          enterKeyHint="done"
          onChange={(event) => changed(setNote)(event.target.value)}
        />
      </Card>
      {beginning.error && !unavailable && <BeginTrouble error={beginning.error} />}
      <Button type="submit" busy={beginning.isPending} disabled={amount === 0}>
        {amount === 0 ? t('transfer.enter') : t('transfer.check', { amount: yuan(amount) })}
      </Button>
      <p className="text-center text-caption text-pretty text-ink-3">{t('transfer.advice')}</p>
    </form>
  )
}

const createTransfer = (client: Client, body: CreateTransfer, key: string): Promise<Transfer> =>
  client.call('POST /v1/users/:userId/transfers', { params: me, body, idempotencyKey: key })
