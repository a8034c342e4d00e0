import type { ReactNode } from 'react'
import { PinQuestion } from '../../challenge/pin-question.tsx'
import type { Subject } from '../../challenge/use-answer.ts'
import { Amount } from '../../design/amount.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { useText } from '../locales/use-text.ts'
import { useWallet } from '../wallet-context.ts'

interface AskPinProps {
  challengeId: string
  /** What the PIN is for. */
  about: ReactNode
  /** In fen, where there is an amount to it. */
  amount?: number | undefined
  /** What the sixth digit does. */
  hint: string
  /** What is going on once it is typed. */
  busy: string
  /** What the button says that sends the same answer again. */
  retry?: string
  open: boolean
  onClose: () => void
  onAnswered: (subject: Subject) => void
  /** The question is closed: whatever it was for says what became of it. */
  onOver: () => void
}

/** The question for the PIN, from below: what it is for, how much, six boxes. */
export function AskPin({ challengeId, about, amount, open, onClose, ...question }: AskPinProps) {
  const t = useText()
  const { client } = useWallet()
  return (
    <Sheet title={t('pin.enter')} open={open} onClose={onClose}>
      <div className="mt-2 mb-5 text-center">
        <p className="text-small text-balance text-ink-2">{about}</p>
        {amount !== undefined && (
          <p className="mt-1">
            <Amount fen={amount} size="hero" />
          </p>
        )}
      </div>
      <PinQuestion
        key={challengeId}
        client={client}
        challengeId={challengeId}
        leave={{ label: t('close'), onLeave: onClose }}
        {...question}
      />
    </Sheet>
  )
}
