import type { Payment } from '@qiantang/sdk/contract'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { BankProblem, hasCode } from '../api/bank-problem.ts'
import { idempotencyKey } from '../api/idempotency-key.ts'
import { withPayment } from './checkout.ts'
import { usePay } from './pay-context.ts'
import { usePayStoreApi } from './store.ts'
import { useCheckoutUpdates } from './use-checkout.ts'

type Answer = { pin: string } | { otp: string }

/** What the payer has to read where they typed: try again, wait, or ask the bank once more. */
export type AnswerTrouble =
  | { kind: 'wrong'; message: string; attemptsLeft: number | undefined }
  | { kind: 'locked'; until: string | undefined }
  | { kind: 'unsettled'; message: string | undefined }

/**
 * Answers the question a payment waits for. The answer moves money, so it keeps its key as long as the
 * outcome is not known; a wrong answer is known, and the next one is another.
 */
export function useAnswer(challengeId: string) {
  const { client } = usePay()
  const settle = useSettle()
  const attempt = useRef<{ answer: string; key: string }>(undefined)

  const answering = useMutation({
    networkMode: 'always',
    mutationFn: async (answer: Answer) => {
      const typed = Object.values(answer).join()
      if (attempt.current?.answer !== typed)
        attempt.current = { answer: typed, key: idempotencyKey() }
      return client.call('POST /v1/challenges/:challengeId/answer', {
        params: { challengeId },
        body: answer,
        idempotencyKey: attempt.current.key,
      })
    },
    onSuccess: ({ subject }) => {
      if (subject.type === 'payment') settle.payment(subject.resource)
    },
    onError: (error) => {
      if (error instanceof BankProblem && !error.problem.retryable) attempt.current = undefined
      if (isOver(error)) settle.problem(error)
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

/** Nothing more can be answered here: the question is closed, and the page behind it says why. */
const isOver = (error: unknown): error is BankProblem =>
  error instanceof BankProblem &&
  !error.problem.retryable &&
  !hasCode(error, 'pin_wrong', 'otp_wrong', 'attempts_exhausted')

function troubleOf(error: Error): AnswerTrouble {
  if (hasCode(error, 'pin_wrong', 'otp_wrong')) {
    return { kind: 'wrong', message: error.message, attemptsLeft: error.number('attemptsLeft') }
  }
  if (hasCode(error, 'attempts_exhausted')) {
    return { kind: 'locked', until: error.text('lockedUntil') }
  }
  // The bank's own words say whether money moved; without an answer nobody knows.
  return { kind: 'unsettled', message: error instanceof BankProblem ? error.message : undefined }
}

function useSettle() {
  const store = usePayStoreApi()
  const { put, refresh } = useCheckoutUpdates()
  return {
    payment: (payment: Payment) => {
      const { ask, made } = store.getState()
      put((checkout) => withPayment(checkout, payment))
      made(payment.id)
      ask(payment.status === 'requires_action' ? payment.id : undefined)
      void refresh()
    },
    problem: (error: BankProblem) => {
      const { ask, tell } = store.getState()
      ask(undefined)
      tell({ kind: 'problem', message: error.message })
      void refresh()
    },
  }
}
