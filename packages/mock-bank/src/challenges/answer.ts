import type { AnswerChallenge } from '@qiantang/sdk/contract'

import type { Whose } from '../audit/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, invalidField } from '../kernel/errors.ts'
import { addSeconds } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import type { ChallengeBank } from './bank.ts'
import { type Answerer, type Challenge, isOf, type Way } from './challenge.ts'
import { judgeCode, judgePasskey, judgePin, type Verdict } from './verdict.ts'
import { answersNeeded, waysOf } from './ways.ts'

export type Answer = AnswerChallenge

/**
 * What an answer has come to. `passed`: all that is needed was given. `more`: it was right, and another is needed.
 * `refused`: it was not right; `ended`: what waited for it waits in vain.
 */
export type Answered =
  | { passed: true; challenge: Challenge }
  | { passed: false; challenge: Challenge; error: BankError | null; ended: boolean }

/**
 * Answers a challenge: one use, one try at a time. A wrong try stays counted, so it comes back as a
 * value; thrown, it would undo the count.
 *
 * @throws {BankError} `not_found`, after the same work as for a wrong answer.
 */
export const answerChallenge = (
  bank: ChallengeBank,
  caller: Answerer,
  challengeId: string,
  answer: Answer,
): Promise<Answered> =>
  bank.sql.begin(async (tx): Promise<Answered> => {
    const at = now(bank, caller.realm)
    const [found] = await tx<Challenge[]>`
      select * from challenges where id = ${challengeId} and ${isOf(tx, caller)} for update`
    const challenge = found ?? nobodys(caller, challengeId, at)
    const way = wayOf(answer)
    if (found && !waysOf(found).includes(way)) throw invalidField(way, notAskedFor(found))

    const { wrongTries, error, ...verdict } = await judge(bank, tx, caller, challenge, answer, at)
    const given = error === null ? [...new Set([...challenge.given, way])] : challenge.given
    const isEnough = answersNeeded({ ...challenge, given }) === 0
    const status = error === null && !isEnough ? 'pending' : verdict.status
    const finishedAt = status === 'pending' ? null : at
    await tx`
      update challenges set ${tx({ status, wrongTries, given, finishedAt })}
      where id = ${challengeId} and ${isOf(tx, caller)} and status = 'pending'`

    if (!found) throw new BankError('not_found')
    const answered = { ...found, status, wrongTries, given }
    if (error === null && isEnough) return { passed: true, challenge: answered }
    return {
      ...{ passed: false, challenge: answered, error },
      ended: status === 'exhausted' || status === 'expired',
    }
  })

const wayOf = (answer: Answer): Way =>
  'otp' in answer ? 'otp' : 'pin' in answer ? 'pin' : 'passkey'

const notAskedFor = (challenge: Challenge): string =>
  `Asked for is the ${waysOf(challenge).join(' or the ')}.`

const judge = async (
  bank: ChallengeBank,
  tx: Tx,
  caller: Answerer,
  challenge: Challenge,
  answer: Answer,
  at: Date,
): Promise<Verdict> => {
  const user = asker(caller, challenge)
  if ('otp' in answer) return judgeCode(bank, challenge, answer.otp, at)
  if ('pin' in answer) return judgePin(bank, tx, user, challenge, answer.pin, at)
  return judgePasskey(bank, tx, user, challenge, answer.passkey, at)
}

/** Whose PIN it is, and who types it: a payer in the checkout may be nobody's user. */
const asker = (caller: Answerer, { userId }: Challenge): Whose => ({
  realm: caller.realm,
  app: caller.app,
  userId,
  by: caller,
})

/** Stands in where there is no such challenge for the caller. No user has an empty id, so no PIN is tried. */
const nobodys = ({ realm, app }: Answerer, id: string, at: Date): Challenge => ({
  ...{ id, realmId: realm.id, appId: app.id, userId: '', checkoutSessionId: null },
  ...{ type: 'otp', scene: 'payment', subjectType: 'payment', subjectId: '' },
  ...{ amount: null, payee: null, status: 'pending', wrongTries: 0 },
  ...{ passkey: 'no', given: [], nonce: null },
  ...{ sealedMobile: null, mobileIndex: null, codeHash: null, resendAt: null },
  expiresAt: addSeconds(at, 1),
})
