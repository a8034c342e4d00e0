import type { AnsweredChallenge } from '@qiantang/sdk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { PinQuestion } from '../../challenge/pin-question.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { Amount } from '../../design/amount.tsx'
import { yuan } from '../../design/money.ts'
import { useText } from '../locales/use-text.ts'
import { refreshMoney } from '../queries.ts'
import { useWalletStore } from '../store.ts'
import { useWallet } from '../wallet-context.ts'
import type { KindName, Movement } from './kinds.ts'

interface PinSheetProps {
  kind: KindName
  movement: Movement
  card: string
  open: boolean
  onClose: () => void
}

/** The question that lets the money go: how much, from where to where, and the PIN. */
export function PinSheet({ kind, movement, card, open, onClose }: PinSheetProps) {
  const t = useText()
  const { client } = useWallet()
  const queries = useQueryClient()
  const answer = useWalletStore((store) => store.answer)
  if (movement.nextAction?.type !== 'enter_pin') return null

  const answered = (subject: AnsweredChallenge['subject']) => {
    answer(movement.id)
    queries.setQueryData(['movement', movement.id], subject.resource)
    refreshMoney(queries)
  }
  return (
    <Sheet title={t('pin.enter')} open={open} onClose={onClose}>
      <div className="mt-2 mb-5 text-center">
        <p className="text-small text-ink-2">{t(`${kind}.asking`, { card })}</p>
        <p className="mt-1">
          <Amount fen={movement.amount} size="hero" />
        </p>
      </div>
      <PinQuestion
        key={movement.nextAction.challengeId}
        client={client}
        challengeId={movement.nextAction.challengeId}
        hint={t(`${kind}.pinHint`)}
        busy={t(`${kind}.working`)}
        retry={t('retryAmount', { amount: yuan(movement.amount) })}
        leave={{ label: t('close'), onLeave: onClose }}
        onAnswered={answered}
        // The question is closed: the movement says what became of it.
        onOver={() => void queries.invalidateQueries({ queryKey: ['movement', movement.id] })}
      />
    </Sheet>
  )
}
