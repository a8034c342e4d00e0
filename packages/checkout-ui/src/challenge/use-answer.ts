import type { AnsweredChallenge, Challenge } from '@qiantang/sdk/contract'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { BankProblem } from '../api/bank-problem.ts'
import type { Client } from '../api/client.ts'
import { idempotencyKey } from '../api/idempotency-key.ts'
import { isOver, troubleOf, type Answer } from './answer.ts'

/** What waited for the answer. */
export type Subject = NonNullable<AnsweredChallenge['subject']>

export interface Asking {
  client: Client
  challengeId: string
  /** The answer was right; what waited for it has gone on. */
  onAnswered: (subject: Subject) => void
  /** The answer was right, and another is needed. */
  onMore?: (challenge: Challenge) => void
  /** Nothing more can be answered here. */
  onOver: (problem: BankProblem) => void
}

/**
 * Answers a question only the customer can answer. The answer may move money, so it keeps its key as long
 * as the outcome is not known; a wrong answer is known, and the next one is another.
 */
export function useAnswer({ client, challengeId, onAnswered, onMore, onOver }: Asking) {
  const attempt = useRef<{ answer: string; key: string }>(undefined)

  const answering = useMutation({
    networkMode: 'always',
    mutationFn: (answer: Answer) => {
      const typed = JSON.stringify(answer)
      if (attempt.current?.answer !== typed)
        attempt.current = { answer: typed, key: idempotencyKey() }
      return client.call('POST /v1/challenges/:challengeId/answer', {
        params: { challengeId },
        body: answer,
        idempotencyKey: attempt.current.key,
      })
    },
    onSuccess: ({ challenge, subject }) => (subject ? onAnswered(subject) : onMore?.(challenge)),
    onError: (error) => {
      if (error instanceof BankProblem && !error.problem.retryable) attempt.current = undefined
      if (isOver(error)) onOver(error)
    },
  })

  const { error } = answering
  return {
    answer: answering.mutate,
    again: () => answering.variables && answering.mutate(answering.variables),
    forget: answering.reset,
    busy: answering.isPending || answering.isSuccess,
    trouble: error && !isOver(error) ? troubleOf(error) : undefined,
  }
}
