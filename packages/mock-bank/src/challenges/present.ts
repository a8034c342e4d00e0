import type { Challenge as ChallengeReply } from '@qiantang/sdk/contract'

import { maskMobile } from '../customers/masks.ts'
import { BankError } from '../kernel/errors.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import type { ChallengeBank } from './bank.ts'
import { type Answerer, type Challenge, isOf, stateOf } from './challenge.ts'
import { listPasskeys } from './passkeys/index.ts'
import { passkeyRequest } from './passkeys/request.ts'
import { readPinState } from './pin.ts'
import { mobileOf } from './resend.ts'
import { answersNeeded, waysOf } from './ways.ts'

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
  const { id, type, scene, amount, payee, resendAt, expiresAt } = challenge
  const status = stateOf(challenge, at)
  const isOpen = status === 'pending'
  return {
    ...{ id, type, scene, status, amount, payee },
    accepts: isOpen ? waysOf(challenge).filter((way) => !challenge.given.includes(way)) : [],
    answersNeeded: isOpen ? answersNeeded(challenge) : 0,
    passkey: isOpen ? await requestOf(bank, caller, challenge) : null,
    attemptsLeft: await attemptsLeftOf(bank, caller, challenge, at),
    mobile: type === 'otp' ? maskMobile(mobileOf(bank, challenge)) : null,
    resendAt: resendAt && toTimestamp(resendAt),
    expiresAt: toTimestamp(expiresAt),
    now: toTimestamp(at),
  }
}

/** Tries are counted by challenge for a code, and by user for the PIN. */
const attemptsLeftOf = async (
  bank: ChallengeBank,
  { app }: Answerer,
  challenge: Challenge,
  at: Date,
): Promise<number> => {
  if (challenge.type === 'otp') return bank.rules.otp.tries - challenge.wrongTries
  const pin = await readPinState(bank, bank.sql, { app, userId: challenge.userId }, at)
  return pin?.triesLeft ?? 0
}

const requestOf = async (bank: ChallengeBank, { app }: Answerer, challenge: Challenge) => {
  if (challenge.passkey === 'no' || challenge.given.includes('passkey')) return null
  const passkeys = await listPasskeys(bank.sql, { app, userId: challenge.userId })
  return passkeyRequest(bank, challenge, passkeys)
}
