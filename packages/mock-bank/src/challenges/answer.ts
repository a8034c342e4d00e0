import { BankError, invalidField } from '../kernel/errors.ts'
import { addSeconds } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import type { ChallengeBank } from './bank.ts'
import { type Answerer, type Challenge, isOf } from './challenge.ts'
import { judgeCode, judgePin } from './verdict.ts'

export type Answer = { otp: string } | { pin: string }

/** Whether the answer was right. `ended`: what waited for it waits in vain. */
export type Answered =
  | { passed: true; challenge: Challenge }
  | { passed: false; challenge: Challenge; error: BankError; ended: boolean }

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
    const given = 'otp' in answer ? 'otp' : 'pin'
    if (found && found.type !== given) throw invalidField(given, `Asked for is the ${found.type}.`)

    const { status, wrongTries, error } =
      'otp' in answer
        ? judgeCode(bank, challenge, answer.otp, at)
        : await judgePin(bank, tx, { ...challenge, app: caller.app }, challenge, answer.pin, at)
    const finishedAt = status === 'pending' ? null : at
    await tx`
      update challenges set ${tx({ status, wrongTries, finishedAt })}
      where id = ${challengeId} and ${isOf(tx, caller)} and status = 'pending'`

    if (!found) throw new BankError('not_found')
    const answered = { ...found, status, wrongTries }
    if (error === null) return { passed: true, challenge: answered }
    return {
      ...{ passed: false, challenge: answered, error },
      ended: status === 'exhausted' || status === 'expired',
    }
  })

/** Stands in where there is no such challenge for the caller. No user has an empty id, so no PIN is tried. */
const nobodys = ({ realm, app }: Answerer, id: string, at: Date): Challenge => ({
  ...{ id, realmId: realm.id, appId: app.id, userId: '', checkoutSessionId: null },
  ...{ type: 'otp', scene: 'payment', subjectType: 'payment', subjectId: '' },
  ...{ amount: null, payee: null, status: 'pending', wrongTries: 0 },
  ...{ sealedMobile: null, mobileIndex: null, codeHash: null, resendAt: null },
  expiresAt: addSeconds(at, 1),
})
