import type { PasskeySignature } from '@qiantang/sdk/contract'
import { BankProblem, hasCode } from '../api/bank-problem.ts'

export type Answer = { pin: string } | { otp: string } | { passkey: PasskeySignature }

/** What the payer has to read where they typed: try again, wait, or ask the bank once more. */
export type AnswerTrouble =
  | { kind: 'wrong'; message: string; attemptsLeft: number | undefined }
  | { kind: 'locked'; until: string | undefined }
  | { kind: 'unsettled'; message: string | undefined }

/** Nothing more can be answered here: the question is closed, or the page may not ask it. */
export const isOver = (error: unknown): error is BankProblem =>
  error instanceof BankProblem &&
  !error.problem.retryable &&
  !hasCode(error, 'pin_wrong', 'otp_wrong', 'passkey_wrong', 'attempts_exhausted')

export function troubleOf(error: Error): AnswerTrouble {
  if (hasCode(error, 'pin_wrong', 'otp_wrong', 'passkey_wrong')) {
    return { kind: 'wrong', message: error.message, attemptsLeft: error.number('attemptsLeft') }
  }
  if (hasCode(error, 'attempts_exhausted')) {
    return { kind: 'locked', until: error.text('lockedUntil') }
  }
  // The bank's own words say whether money moved; without an answer nobody knows.
  return { kind: 'unsettled', message: error instanceof BankProblem ? error.message : undefined }
}
