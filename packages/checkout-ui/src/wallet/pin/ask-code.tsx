import type { ReactNode } from 'react'
import { OtpQuestion } from '../../challenge/otp-question.tsx'
import type { Subject } from '../../challenge/use-answer.ts'
import { Sheet } from '../../design/sheet.tsx'
import { useText } from '../locales/use-text.ts'
import { useWallet } from '../wallet-context.ts'

interface AskCodeProps {
  challengeId: string
  /** What the code is for. */
  about: ReactNode
  onClose: () => void
  onAnswered: (subject: Subject) => void
  /** The question is closed: whatever it was for says what became of it. */
  onOver: () => void
}

/** The question for a code sent by SMS, from below. */
export function AskCode({ about, onClose, ...question }: AskCodeProps) {
  const t = useText()
  const wallet = useWallet()
  return (
    <Sheet title={t('open.codeTitle')} open onClose={onClose}>
      <p className="mt-2 mb-5 text-center text-small text-balance text-ink-2">{about}</p>
      <OtpQuestion {...wallet} {...question} submit={t('scene.confirm')} />
    </Sheet>
  )
}
