import type { Challenge } from '@qiantang/sdk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { OtpQuestion } from '../../challenge/otp-question.tsx'
import { PinQuestion } from '../../challenge/pin-question.tsx'
import type { Subject } from '../../challenge/use-answer.ts'
import { yuan } from '../../design/money.ts'
import { useText } from '../locales/use-text.ts'
import { useWallet } from '../wallet-context.ts'
import { AskedAmount } from './asked-amount.tsx'
import { sceneOf } from './scene.ts'

interface QuestionProps {
  challenge: Challenge
  /** A way out, where nothing more can be typed. */
  leave: { label: string; onLeave: () => void }
  onAnswered: (subject: Subject) => void
  /** The answer was right, and another question follows it. */
  onNext: (challengeId: string) => void
}

/** What an answer approves, and the answer: the PIN, what stands in for it, or a code. */
export function Question({ challenge, leave, onAnswered, onNext }: QuestionProps) {
  const t = useText()
  const wallet = useWallet()
  const queries = useQueryClient()
  const scene = sceneOf(challenge)
  const asking = {
    challengeId: challenge.id,
    onAnswered: (subject: Subject) => {
      const next = nextQuestionOf(subject)
      if (next) onNext(next)
      else onAnswered(subject)
    },
    onOver: () => void queries.invalidateQueries({ queryKey: ['challenge', challenge.id] }),
  }
  return (
    <>
      <AskedAmount challenge={challenge} />
      {challenge.type === 'otp' ? (
        <OtpQuestion key={challenge.id} {...wallet} {...asking} submit={t('scene.confirm')} />
      ) : (
        <PinQuestion
          key={challenge.id}
          {...asking}
          client={wallet.client}
          hint={t(`scene.${scene}Hint`)}
          busy={t(`scene.${scene}Working`)}
          {...(challenge.amount !== null && {
            retry: t('retryAmount', { amount: yuan(challenge.amount) }),
          })}
          leave={leave}
        />
      )}
    </>
  )
}

/** What is asked after an answer, such as the code that follows the PIN for another card. */
function nextQuestionOf({ resource }: Subject): string | undefined {
  const asked = 'nextAction' in resource ? resource.nextAction : null
  return asked?.type === 'enter_pin' || asked?.type === 'collect_otp'
    ? asked.challengeId
    : undefined
}
