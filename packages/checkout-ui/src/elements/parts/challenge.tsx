import type { Challenge as Asked } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hasCode } from '../../api/bank-problem.ts'
import { challengeQuery } from '../../challenge/sent-to.tsx'
import type { Subject } from '../../challenge/use-answer.ts'
import { Notice } from '../../design/notice.tsx'
import { Question } from '../../wallet/challenge/question.tsx'
import { sceneOf } from '../../wallet/challenge/scene.ts'
import { useWallet } from '../../wallet/wallet-context.ts'
import { useChallengeId, useTell } from '../element-context.ts'
import { Bones, Framed, Unasked } from '../framed.tsx'
import { useElementText } from '../locales/use-element-text.ts'
import { SubjectDone } from './subject-done.tsx'

/** One question, asked for a call the merchant's page has made: what it is for, and the answer. */
export function Challenge() {
  const t = useElementText()
  const wallet = useWallet()
  const first = useChallengeId() ?? ''
  const [challengeId, ask] = useState(first)
  const challenge = useQuery(challengeQuery({ ...wallet, challengeId }))
  const [subject, setSubject] = useState<Subject>()
  const { cancelled } = useTell<'challenge'>()

  if (subject) return <SubjectDone subject={subject} />
  if (challenge.data?.status === 'pending')
    return <Ask challenge={challenge.data} onAnswered={setSubject} onNext={ask} />
  if (challenge.data) return <Over status={challenge.data.status} onCancel={cancelled} />
  if (hasCode(challenge.error, 'not_found', 'invalid_field'))
    return <Over status="unknown" onCancel={cancelled} />
  if (challenge.error) {
    const retry = () => void challenge.refetch()
    return (
      <Unasked
        title={t('scene.confirm')}
        error={challenge.error}
        busy={challenge.isFetching}
        onRetry={retry}
      />
    )
  }
  return <Bones />
}

const known = ['passed', 'exhausted', 'expired', 'unknown'] as const

/** There is nothing to answer any more. */
function Over({ status, onCancel }: { status: string; onCancel: () => void }) {
  const t = useElementText()
  const how = known.find((name) => name === status) ?? 'unknown'
  return (
    <Framed screen="over" title={t(`over.${how}Title`)} onCancel={onCancel}>
      <div className="mt-3">
        <Notice tone="waiting">{t(`over.${how}`)}</Notice>
      </div>
    </Framed>
  )
}

interface AskProps {
  challenge: Asked
  onAnswered: (subject: Subject) => void
  onNext: (challengeId: string) => void
}

function Ask({ challenge, onAnswered, onNext }: AskProps) {
  const t = useElementText()
  const { complete, cancelled } = useTell<'challenge'>()
  const answered = (subject: Subject) => {
    onAnswered(subject)
    const { id, status } = subject.resource
    complete({ subject: { type: subject.type, id, status } })
  }
  return (
    <Framed
      screen={`question ${challenge.id}`}
      title={t(`scene.${sceneOf(challenge)}`)}
      quiet
      onCancel={cancelled}
    >
      <Question
        challenge={challenge}
        leave={{ label: t('element.cancel'), onLeave: cancelled }}
        onAnswered={answered}
        onNext={onNext}
      />
    </Framed>
  )
}
