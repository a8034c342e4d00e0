import { BankError, fault } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'
import { newOtp, placeOfMobile, smsOf } from './ask.ts'
import type { ChallengeBank } from './bank.ts'
import { type Answerer, type Challenge, isOf, stateOf } from './challenge.ts'
import { scheduleEnd } from './ending.ts'
import { countSend } from './otp-sends.ts'
import { sendSms } from './send-sms.ts'

/**
 * Sends a new code; the one before is void. Wrong tries stay counted.
 *
 * @throws {BankError} `rate_limited`, `attempts_exhausted`, `challenge_expired`; `not_found` also for a PIN's challenge.
 */
export const sendOtp = async (
  bank: ChallengeBank,
  caller: Answerer,
  challengeId: string,
): Promise<void> => {
  const { realm } = caller
  const at = now(bank, realm)
  const sms = await bank.sql.begin(async (tx) => {
    const [challenge] = await tx<Challenge[]>`
      select * from challenges
      where id = ${challengeId} and ${isOf(tx, caller)} and type = 'otp' for update`
    if (!challenge) throw new BankError('not_found')
    const state = stateOf(challenge, at)
    if (state === 'exhausted') throw new BankError('attempts_exhausted')
    if (state !== 'pending') throw new BankError('challenge_expired')

    const mobile = mobileOf(bank, challenge)
    await countSend(bank, tx, { realmId: realm.id, mobileIndex: challenge.mobileIndex! }, at)
    const { code, ...renewed } = newOtp(bank, realm, challenge, at)
    await tx`update challenges set ${tx(renewed)} where id = ${challenge.id}`
    await scheduleEnd(tx, { ...challenge, ...renewed })
    return smsOf(bank, challenge, mobile, code)
  })
  await sendSms(bank, realm, sms)
}

/** Where a challenge's codes go. */
export const mobileOf = ({ vault }: ChallengeBank, challenge: Challenge): string =>
  challenge.sealedMobile === null
    ? fault('Only a code is sent somewhere.')
    : vault.open(challenge.realmId, placeOfMobile(challenge.id), challenge.sealedMobile)
