import type { Account, Balance } from '@qiantang/sdk/contract'
import { useRef, useState } from 'react'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { useText } from '../locales/use-text.ts'
import { goInstead, usePlace } from '../place.ts'
import { AmountField } from './amount-field.tsx'
import { BeginTrouble } from './begin-trouble.tsx'
import { CardLine } from './card-line.tsx'
import { kinds, type KindName, type Movement } from './kinds.ts'
import { PinSheet } from './pin-sheet.tsx'
import { fenOf, typedOf } from '../../design/typed-amount.ts'
import { SpeedChoice, type Speed } from './speed-choice.tsx'
import { useBegin } from './use-begin.ts'

interface AmountFormProps {
  kind: KindName
  account: Account
  balance: Balance
  /** One that was begun and waits for its PIN. */
  waiting?: Movement | undefined
}

/** From where to where, how much, and a button that says both. */
export function AmountForm({ kind, account, balance, waiting }: AmountFormProps) {
  const t = useText()
  const { amount: asked } = usePlace()
  const [typed, setTyped] = useState(() =>
    typedOf(waiting?.amount ?? asked ?? 0).replace(/^0$/, ''),
  )
  // A reload while the PIN was asked for comes back to the question.
  const [asking, ask] = useState(waiting !== undefined)
  const field = useRef<HTMLInputElement>(null)
  const [speed, setSpeed] = useState<Speed>(speedOf(waiting))
  const { view, create } = kinds[kind]
  const beginning = useBegin({ view, create, onBegun: () => ask(true) })

  const amount = fenOf(typed)
  const most = kinds[kind].most(account, balance)
  const tooMuch = most !== undefined && amount > most
  const card = t('card.named', { bank: account.card.bankName, last4: account.card.last4 })

  const isWaiting = waiting?.amount === amount && (kind === 'topUp' || speedOf(waiting) === speed)

  const submit = () => {
    if (tooMuch || amount === 0) return field.current?.focus()
    if (isWaiting) return ask(true)
    beginning.begin({ accountId: account.id, amount, ...(kind === 'withdrawal' && { speed }) })
  }
  const type = (next: string) => {
    setTyped(next)
    if (beginning.error) beginning.reset()
  }
  const choose = (next: Speed) => {
    setSpeed(next)
    if (beginning.error) beginning.reset()
  }
  return (
    <form
      className="mt-4 flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <CardLine kind={kind} account={account} balance={balance} />
      <AmountField
        kind={kind}
        ref={field}
        value={typed}
        most={most}
        error={tooMuch && t(`${kind}.tooMuch`, { most: yuan(most) })}
        onChange={type}
      />
      {kind === 'withdrawal' && most !== 0 && <SpeedChoice speed={speed} onChoose={choose} />}
      {beginning.error && <BeginTrouble error={beginning.error} />}
      {most === 0 ? (
        <Button look="quiet" onClick={() => goInstead('home')}>
          {t('toHome')}
        </Button>
      ) : (
        <Button type="submit" busy={beginning.isPending} disabled={amount === 0}>
          {amount === 0 ? t(`${kind}.enter`) : t(`${kind}.submit`, { amount: yuan(amount), card })}
        </Button>
      )}
      <p className="text-center text-caption text-pretty text-ink-3">{t(`${kind}.note`)}</p>
      {waiting && (
        <PinSheet
          kind={kind}
          movement={waiting}
          card={card}
          open={asking && isWaiting}
          onClose={() => ask(false)}
        />
      )}
    </form>
  )
}

const speedOf = (movement: Movement | undefined): Speed =>
  movement && 'speed' in movement && movement.speed === 'next_day' ? 'next_day' : 'fast'
