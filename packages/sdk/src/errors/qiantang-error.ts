import type { FieldError } from '../generated/types.ts'

/** Codes that arise on this side of the wire; all others come from the bank's error tables. */
export type ClientErrorCode =
  /** No answer: offline, blocked, or the bank is unreachable. Whether the bank did it is unknown; asking again with the same key is safe. */
  | 'network_error'
  /** No answer in time. As unknown as `network_error`. */
  | 'timeout'
  /** An answer that is not the bank's: a proxy's page, broken JSON, or a signature that does not verify. */
  | 'invalid_answer'

/** What is known about an error. */
export interface QiantangErrorFacts {
  code: string
  message: string
  status?: number | undefined
  retryable: boolean
  requestId?: string | undefined
  userMessage?: string | undefined
  fields?: readonly FieldError[] | undefined
  details?: Readonly<Record<string, unknown>> | undefined
  cause?: unknown
}

/**
 * Every failure of this SDK. Decide by `code`; show `userMessage`; log `requestId`.
 *
 * An aborted call is not one of these: it rejects with the signal's reason, as `fetch` does.
 *
 * @example
 * ```ts
 * try {
 *   await wallet.topUps.create({ accountId, amount: 100_00 })
 * } catch (error) {
 *   if (!isQiantangError(error)) throw error
 *   if (error.code === 'balance_cap_exceeded') showCap(error.details)
 *   else toast(error.userMessage ?? 'Please try again.')
 * }
 * ```
 */
export class QiantangError extends Error {
  override readonly name = 'QiantangError'
  /** Stable, for decisions: a code of the bank's error tables or a {@link ClientErrorCode}. */
  readonly code: string
  /** The HTTP status; undefined where there was no answer. */
  readonly status: number | undefined
  /** Whether the same call may succeed later. The SDK has already retried what is safe. */
  readonly retryable: boolean
  /** Quote it to the bank. */
  readonly requestId: string | undefined
  /** What to tell the payer, in their language; undefined where the bank gave none. */
  readonly userMessage: string | undefined
  /** The fields that were refused, by dotted path. */
  readonly fields: readonly FieldError[]
  /** Facts that belong to the code, such as `attemptsLeft`. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(facts: QiantangErrorFacts) {
    super(facts.message, { cause: facts.cause })
    this.code = facts.code
    this.status = facts.status
    this.retryable = facts.retryable
    this.requestId = facts.requestId
    this.userMessage = facts.userMessage
    this.fields = facts.fields ?? []
    this.details = facts.details ?? {}
  }
}

/** Whether a caught value is a {@link QiantangError}; also true for one of another copy of this package. */
export const isQiantangError = (error: unknown): error is QiantangError =>
  error instanceof Error && error.name === 'QiantangError' && 'retryable' in error
