/** Why a checkout could not be shown. */
export type LoadErrorReason =
  /** The browser opened no window, or something keeps the frame or the bank from this page: a blocker, your page's policy, an origin not agreed. */
  | 'blocked'
  | 'offline'
  /** The bank did not answer in time. */
  | 'timeout'
  /** The session is not there, or the secret is not its own; or your promise of a session failed. */
  | 'bad_secret'
  /** The order was not paid in time: make another session. */
  | 'expired'
  /** None of the order's ways to pay can be used. */
  | 'no_methods'

export interface LoadError {
  reason: LoadErrorReason
  /** Whether `retry()` may help. It was tried three times before you heard of it. */
  retryable: boolean
  /** For your developers. */
  message: string
}

/** Thrown inside; your page gets what it carries. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded'
  readonly reason: LoadErrorReason

  constructor(reason: LoadErrorReason, message: string) {
    super(message)
    this.reason = reason
  }
}

export const loadErrorOf = (error: unknown): LoadError => {
  const { reason, message } =
    error instanceof NotLoaded ? error : { reason: 'bad_secret' as const, message: String(error) }
  return { reason, message, retryable: ['blocked', 'offline', 'timeout'].includes(reason) }
}
