import type { Challenge } from '@qiantang/sdk/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hasCode } from '../../api/bank-problem.ts'
import { challengeQuery } from '../../challenge/sent-to.tsx'
import type { Subject } from '../../challenge/use-answer.ts'
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
import { AgreedOutcome, type AgreedSubject } from './agreed-outcome.tsx'
import { ChallengeOver } from './challenge-over.tsx'
import { Question } from './question.tsx'
import { sceneOf } from './scene.ts'
import { SubjectOutcome, type MoneySubject } from './subject-outcome.tsx'

/**
 * One question, or two in a row, asked for a call the merchant's page has made: what it is for, the answer, what came
 * of it, and the way back.
 */
export function ChallengePage({ challengeId: first }: { challengeId: string }) {
  const wallet = useWallet()
  const [challengeId, ask] = useState(first)
  const [subject, setSubject] = useState<MoneySubject | AgreedSubject>()
  const challenge = useQuery(challengeQuery({ ...wallet, challengeId }))
  const pin = useQuery(pinQuery(wallet))
  useArrival(subject ? 'answered' : (challenge.data?.status ?? 'unknown'))

  if (subject) {
    const payee = challenge.data?.payee ?? null
    return isAgreed(subject) ? (
      <AgreedOutcome subject={subject} payee={payee} scene={challenge.data?.scene ?? ''} />
    ) : (
      <SubjectOutcome subject={subject} payee={payee} />
    )
  }
  if (challenge.data) {
    const { status, type } = challenge.data
    if (status !== 'pending') return <ChallengeOver status={status} />
    if (type === 'pin' && pin.data?.isSet === false) return <PinPage />
    return <Ask challenge={challenge.data} onAnswered={setSubject} onNext={ask} />
  }
  if (hasCode(challenge.error, 'not_found', 'invalid_field'))
    return <ChallengeOver status="unknown" />
  if (challenge.error) {
    return <OfflinePage busy={challenge.isFetching} onRetry={() => void challenge.refetch()} />
  }
  return <Loading />
}

const isAgreed = (subject: MoneySubject | AgreedSubject): subject is AgreedSubject =>
  subject.type === 'mandate' || subject.type === 'account' || subject.type === 'quick_pay_agreement'

interface AskProps {
  challenge: Challenge
  onAnswered: (subject: MoneySubject | AgreedSubject) => void
  onNext: (challengeId: string) => void
}

function Ask({ challenge, onAnswered, onNext }: AskProps) {
  const t = useText()
  const queries = useQueryClient()
  const answer = useWalletStore((store) => store.answer)

  const answered = (subject: Subject) => {
    if (subject.type === 'application') return goInstead('open')
    if (subject.type === 'passkey_registration') return goInstead('home')
    if (subject.type === 'card') return goInstead('card')
    if (subject.type === 'pin_reset') return goInstead('pin')
    answer(subject.resource.id)
    refreshMoney(queries)
    onAnswered(subject)
  }
  return (
    <Page title={t(`scene.${sceneOf(challenge)}`)}>
      <Card className="mt-4 px-5 pt-5 pb-7 tablet:px-8">
        <Question
          challenge={challenge}
          leave={{ label: t('toHome'), onLeave: () => goBack() }}
          onAnswered={answered}
          onNext={onNext}
        />
      </Card>
      <div className="mt-4 text-center">
        <WayBack look="plain" />
      </div>
    </Page>
  )
}
