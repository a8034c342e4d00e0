import type { AnsweredChallenge, Challenge } from '@qiantang/sdk/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hasCode } from '../../api/bank-problem.ts'
import { OtpQuestion } from '../../challenge/otp-question.tsx'
import { PinQuestion } from '../../challenge/pin-question.tsx'
import { challengeQuery } from '../../challenge/sent-to.tsx'
import { Amount } from '../../design/amount.tsx'
import { yuan } from '../../design/money.ts'
import { Card } from '../../design/card.tsx'
import { Loading, Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { PinPage } from '../pin/pin-page.tsx'
import { goBack, goInstead } from '../place.ts'
import { pinQuery, refreshMoney } from '../queries.ts'
import { useWalletStore } from '../store.ts'
import { OfflinePage } from '../trouble/trouble-pages.tsx'
import { useArrival } from '../use-arrival.ts'
import { useWallet } from '../wallet-context.ts'
import { WayBack } from '../way-back.tsx'
import { ChallengeOver } from './challenge-over.tsx'
import { SubjectOutcome, type MoneySubject } from './subject-outcome.tsx'

/**
 * One question, asked for a call the merchant's page has made: what it is for, the answer, what came of it,
 * and the way back.
 */
export function ChallengePage({ challengeId }: { challengeId: string }) {
  const wallet = useWallet()
  const [subject, setSubject] = useState<MoneySubject>()
  const challenge = useQuery(challengeQuery({ ...wallet, challengeId }))
  const pin = useQuery(pinQuery(wallet))
  useArrival(subject ? 'answered' : (challenge.data?.status ?? 'unknown'))

  if (subject) return <SubjectOutcome subject={subject} payee={challenge.data?.payee ?? null} />
  if (challenge.data) {
    const { status, type } = challenge.data
    if (status !== 'pending') return <ChallengeOver status={status} />
    if (type === 'pin' && pin.data?.isSet === false) return <PinPage />
    return <Question challenge={challenge.data} onMoney={setSubject} />
  }
  if (hasCode(challenge.error, 'not_found', 'invalid_field'))
    return <ChallengeOver status="unknown" />
  if (challenge.error) {
    return <OfflinePage busy={challenge.isFetching} onRetry={() => void challenge.refetch()} />
  }
  return <Loading />
}

interface QuestionProps {
  challenge: Challenge
  onMoney: (subject: MoneySubject) => void
}

function Question({ challenge, onMoney }: QuestionProps) {
  const t = useText()
  const wallet = useWallet()
  const queries = useQueryClient()
  const answer = useWalletStore((store) => store.answer)
  const scene = sceneOf(challenge)

  const asking = {
    challengeId: challenge.id,
    onAnswered: (subject: AnsweredChallenge['subject']) => {
      if (subject.type === 'application') return goInstead('open')
      answer(subject.resource.id)
      refreshMoney(queries)
      onMoney(subject)
    },
    onOver: () => void queries.invalidateQueries({ queryKey: ['challenge', challenge.id] }),
  }
  return (
    <Page title={t(`scene.${scene}`)}>
      <Card className="mt-4 px-5 pt-5 pb-7 tablet:px-8">
        {challenge.amount !== null && (
          <div className="mb-6 text-center">
            <p className="text-small text-ink-2">
              {challenge.payee
                ? t('scene.payee', { payee: challenge.payee })
                : t(`scene.${scene}About`)}
            </p>
            <p className="mt-1">
              <Amount fen={challenge.amount} size="hero" />
            </p>
          </div>
        )}
        {challenge.type === 'otp' ? (
          <OtpQuestion {...wallet} {...asking} submit={t('scene.confirm')} />
        ) : (
          <PinQuestion
            {...asking}
            client={wallet.client}
            hint={t(`scene.${scene}Hint`)}
            busy={t(`scene.${scene}Working`)}
            {...(challenge.amount !== null && {
              retry: t('retryAmount', { amount: yuan(challenge.amount) }),
            })}
            leave={{ label: t('toHome'), onLeave: () => goBack() }}
          />
        )}
      </Card>
      <div className="mt-4 text-center">
        <WayBack look="plain" />
      </div>
    </Page>
  )
}

const scenes = ['payment', 'top_up', 'withdrawal'] as const

const sceneOf = (challenge: Challenge) =>
  scenes.find((known) => known === challenge.scene) ?? 'other'
