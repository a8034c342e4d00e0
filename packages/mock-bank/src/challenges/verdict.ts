import type { Whose } from '../audit/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { sameSecret } from '../kernel/secrets.ts'
import { toTimestamp } from '../kernel/time.ts'
import type { ChallengeBank } from './bank.ts'
import { type Challenge, type ChallengeStatus, stateOf } from './challenge.ts'
import { hashCode } from './otp.ts'
import type { PasskeySignature } from '@qiantang/sdk/contract'
import { verifySignature } from './passkeys/verify-signature.ts'
import { tryPin } from './pin.ts'

/** What one try makes of a challenge. */
export interface Verdict {
  status: ChallengeStatus
  wrongTries: number
  error: BankError | null
}

/** A code counts only while its challenge is open, and is compared whether it counts or not. */
export const judgeCode = (
  bank: ChallengeBank,
  challenge: Challenge,
  code: string,
  at: Date,
): Verdict => {
  const isRight = sameSecret(hashCode(bank, challenge, code), challenge.codeHash ?? '')
  const closed = closedVerdict(challenge, at)
  if (closed) return closed
  if (isRight) return { status: 'passed', wrongTries: challenge.wrongTries, error: null }

  const wrongTries = challenge.wrongTries + 1
  const attemptsLeft = bank.rules.otp.tries - wrongTries
  return attemptsLeft > 0
    ? { status: 'pending', wrongTries, error: new BankError('otp_wrong', { attemptsLeft }) }
    : { status: 'exhausted', wrongTries, error: new BankError('attempts_exhausted') }
}

/** A PIN is tried only for an open challenge, so that a closed one tells nothing of it. */
export const judgePin = async (
  bank: ChallengeBank,
  tx: Tx,
  user: Whose,
  challenge: Challenge,
  pin: string,
  at: Date,
): Promise<Verdict> => {
  const closed = closedVerdict(challenge, at)
  if (closed) return closed

  const { wrongTries } = challenge
  const tried = await tryPin(bank, tx, user, pin, at)
  switch (tried.outcome) {
    case 'right':
      return { status: 'passed', wrongTries, error: null }
    case 'wrong': {
      const error = new BankError('pin_wrong', { attemptsLeft: tried.triesLeft })
      return { status: 'pending', wrongTries: wrongTries + 1, error }
    }
    case 'locked': {
      const error = new BankError('attempts_exhausted', {
        lockedUntil: toTimestamp(tried.lockedUntil),
      })
      // Who has locked the PIN may be anybody: its holder still has the passkey.
      const status = challenge.passkey === 'instead' ? 'pending' : 'exhausted'
      return { status, wrongTries: wrongTries + 1, error }
    }
    case 'not_set':
      return { status: 'pending', wrongTries, error: new BankError('pin_not_set') }
  }
}

/** A passkey signs for an open challenge or for nothing. It is not guessed, only tried a few times. */
export const judgePasskey = async (
  bank: ChallengeBank,
  tx: Tx,
  user: Whose,
  challenge: Challenge,
  signature: PasskeySignature,
  at: Date,
): Promise<Verdict> => {
  const closed = closedVerdict(challenge, at)
  if (closed) return closed
  if (await verifySignature(bank, tx, user, challenge, signature, at))
    return { status: 'passed', wrongTries: challenge.wrongTries, error: null }

  const wrongTries = challenge.wrongTries + 1
  return wrongTries < bank.rules.passkeys.tries
    ? { status: 'pending', wrongTries, error: new BankError('passkey_wrong') }
    : { status: 'exhausted', wrongTries, error: new BankError('attempts_exhausted') }
}

/** One use, one life: what is no longer open stays as it is, whatever the answer. */
const closedVerdict = (challenge: Challenge, at: Date): Verdict | undefined => {
  const status = stateOf(challenge, at)
  if (status === 'pending') return undefined
  const code = status === 'exhausted' ? 'attempts_exhausted' : 'challenge_expired'
  return { status, wrongTries: challenge.wrongTries, error: new BankError(code) }
}
