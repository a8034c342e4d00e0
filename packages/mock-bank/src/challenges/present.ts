import type { Challenge as ChallengeReply } from '@qiantang/sdk/contract'

import { maskMobile } from '../customers/masks.ts'
import type { Queryable } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import type { ChallengeBank } from './bank.ts'
import { type Answerer, type Challenge, isOf, stateOf } from './challenge.ts'
import { readPinState } from './pin.ts'
import { mobileOf } from './resend.ts'

/** A challenge as its user, or the payer of its checkout session, may see it. */
export const retrieveChallenge = async (
  bank: ChallengeBank,
  caller: Answerer,
  challengeId: string,
): Promise<ChallengeReply> => {
  const [challenge] = await bank.sql<Challenge[]>`
    select * from challenges where id = ${challengeId} and ${isOf(bank.sql, caller)}`
  if (!challenge) throw new BankError('not_found')

  const at = now(bank, caller.realm)
  const attemptsLeft = await attemptsLeftOf(bank, bank.sql, caller, challenge, at)
  return presentChallenge(bank, challenge, attemptsLeft, at)
}

/** Tries are counted by challenge for a code, and by user for the PIN. */
const attemptsLeftOf = async (
  bank: ChallengeBank,
  on: Queryable,
  { app }: Answerer,
  challenge: Challenge,
  at: Date,
): Promise<number> => {
  if (challenge.type === 'otp') return bank.rules.otp.tries - challenge.wrongTries
  const pin = await readPinState(bank, on, { app, userId: challenge.userId }, at)
  return pin?.triesLeft ?? 0
}

const presentChallenge = (
  bank: ChallengeBank,
  challenge: Challenge,
  attemptsLeft: number,
  at: Date,
): ChallengeReply => {
  const { id, type, scene, amount, payee, resendAt, expiresAt } = challenge
  return {
    ...{ id, type, scene, amount, payee, attemptsLeft },
    status: stateOf(challenge, at),
    mobile: type === 'otp' ? maskMobile(mobileOf(bank, challenge)) : null,
    resendAt: resendAt && toTimestamp(resendAt),
    expiresAt: toTimestamp(expiresAt),
    now: toTimestamp(at),
  }
}
