import { useQueryClient } from '@tanstack/react-query'
import type { Subject } from '../../challenge/use-answer.ts'
import { yuan } from '../../design/money.ts'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { AskPin } from '../pin/ask-pin.tsx'
import { refreshMoney } from '../queries.ts'
import { useWalletStore } from '../store.ts'
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
  const { locale } = useLanguage()
  const queries = useQueryClient()
  const answer = useWalletStore((store) => store.answer)
  if (movement.nextAction?.type !== 'enter_pin') return null

  const answered = (subject: Subject) => {
    answer(movement.id)
    queries.setQueryData(['movement', movement.id], subject.resource)
    refreshMoney(queries)
  }
  return (
    <AskPin
      challengeId={movement.nextAction.challengeId}
      about={t(`${kind}.asking`, { card })}
      amount={movement.amount}
      hint={
        'expectedAt' in movement
          ? t('speed.expected', { time: deadlineText(movement.expectedAt, locale) })
          : t(`${kind}.pinHint`)
      }
      busy={t(`${kind}.working`)}
      retry={t('retryAmount', { amount: yuan(movement.amount) })}
      open={open}
      onClose={onClose}
      onAnswered={answered}
      onOver={() => void queries.invalidateQueries({ queryKey: ['movement', movement.id] })}
    />
  )
}
