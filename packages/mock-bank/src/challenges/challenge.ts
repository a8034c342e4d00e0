import type { Payer, User } from '../apps/caller.ts'
import type { Queryable } from '../kernel/database/index.ts'

export type Scene =
  | 'open_account'
  | 'upgrade_account'
  | 'reactivate_account'
  | 'unfreeze_account'
  | 'close_account'
  | 'change_card'
  | 'top_up'
  | 'withdrawal'
  | 'transfer'
  | 'payment'
  | 'mandate'
  | 'quick_pay'
  | 'quick_pay_sign'
  | 'quick_pay_sign_and_pay'
  | 'no_pin_limit'
  | 'add_passkey'
  | 'reset_pin'
export type SubjectType =
  | 'application'
  | 'top_up'
  | 'withdrawal'
  | 'transfer'
  | 'payment'
  | 'mandate'
  | 'quick_pay_agreement'
  | 'account'
  | 'card'
  | 'passkey_registration'
  | 'pin_reset'
/** One way to answer. */
export type Way = 'otp' | 'pin' | 'passkey'
export type ChallengeStatus = 'pending' | 'passed' | 'exhausted' | 'expired'

/** What waits for the answer. */
export interface Subject {
  type: SubjectType
  id: string
}

/** In the place of a user's id where a guest is asked: no user has an empty one. */
export const nobody = ''

/** A question only the customer can answer, bound to one user and one thing they are about to do. */
export interface Challenge {
  id: string
  realmId: string
  appId: string
  userId: string
  checkoutSessionId: string | null
  type: 'otp' | 'pin'
  scene: Scene
  subjectType: SubjectType
  subjectId: string
  /** Fen, where money moves or may. */
  amount: number | null
  /** Who gets it. */
  payee: string | null
  /** Whether a passkey may answer in the place of the PIN, or must besides. */
  passkey: 'no' | 'instead' | 'too'
  /** What has been answered rightly. */
  given: Way[]
  /** Makes the hash a passkey signs one of its own. */
  nonce: string | null
  /** As recorded; `stateOf` also looks at the clock. */
  status: ChallengeStatus
  wrongTries: number
  sealedMobile: string | null
  mobileIndex: string | null
  codeHash: string | null
  resendAt: Date | null
  expiresAt: Date
}

/** How it stands at a moment: what is past its life has expired, whether or not that was recorded. */
export const stateOf = (
  challenge: Pick<Challenge, 'status' | 'expiresAt'>,
  at: Date,
): ChallengeStatus =>
  challenge.status === 'pending' && challenge.expiresAt <= at ? 'expired' : challenge.status

/** Who may see and answer a challenge: its user, or the payer of the checkout session it belongs to. */
export type Answerer = User | Payer

/** The condition that a challenge is this caller's. */
export const isOf = (on: Queryable, caller: Answerer) =>
  caller.kind === 'user'
    ? on`app_id = ${caller.app.id} and user_id = ${caller.userId}`
    : on`app_id = ${caller.app.id} and checkout_session_id = ${caller.checkoutSessionId}`

export const readChallenge = async (on: Queryable, id: string): Promise<Challenge | undefined> => {
  const [challenge] = await on<Challenge[]>`select * from challenges where id = ${id}`
  return challenge
}
