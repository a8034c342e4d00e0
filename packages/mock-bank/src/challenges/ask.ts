import type { App } from '../apps/caller.ts'
import { mobileIndex } from '../customers/person.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { newId, type Slot } from '../kernel/ids.ts'
import { newNonce } from '../kernel/secrets.ts'
import { addSeconds, toTimestamp } from '../kernel/time.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { ChallengeBank } from './bank.ts'
import type { Challenge, Scene, Subject } from './challenge.ts'
import { scheduleEnd } from './ending.ts'
import { hashCode, newCode } from './otp.ts'
import { countSend } from './otp-sends.ts'
import { listPasskeys } from './passkeys/index.ts'
import { readPinState } from './pin.ts'
import type { Sms } from './sms-gateway.ts'
import { smsText } from './sms-text.ts'
import { passkeyPart } from './ways.ts'

/** What a user is asked to approve. */
export interface Question {
  realm: Realm
  app: App
  userId: string
  scene: Scene
  subject: Subject
  /** The subject's slot. */
  slot: Slot
  /** Fen, where money moves. */
  amount?: number
  /** Who gets it, as the customer knows them. */
  payee?: string
  /** The session whose payer may answer too. */
  checkoutSessionId?: string | null
}

/**
 * Asks for the payment PIN, or for what may answer in its place or must besides.
 *
 * @throws {BankError} `pin_not_set`; `passkey_not_set` where the amount takes both; `attempts_exhausted`
 * while the PIN is locked and there is no way around it.
 */
export const askPin = async (
  bank: ChallengeBank,
  tx: Tx,
  question: Question,
): Promise<Challenge> => {
  const at = now(bank, question.realm)
  const pin = await readPinState(bank, tx, question, at)
  if (!pin) throw new BankError('pin_not_set')
  const hasPasskey = (await listPasskeys(tx, question)).length > 0
  const passkey = passkeyPart(bank, question, hasPasskey)
  if (passkey === 'too' && !hasPasskey) throw new BankError('passkey_not_set')
  if (pin.lockedUntil && passkey !== 'instead')
    throw new BankError('attempts_exhausted', { lockedUntil: toTimestamp(pin.lockedUntil) })

  const { challengeSeconds } = bank.rules.pin
  return insert(bank, tx, {
    ...bound(bank, question),
    type: 'pin',
    ...{ passkey, nonce: passkey === 'no' ? null : newNonce() },
    ...{ sealedMobile: null, mobileIndex: null, codeHash: null, resendAt: null },
    expiresAt: addSeconds(at, challengeSeconds),
    at,
  })
}

/**
 * Asks for a code by SMS. Once the transaction has committed, send what comes back beside the
 * challenge: the code is in it and nowhere else.
 *
 * @throws {BankError} `rate_limited`
 */
export const askOtp = async (
  bank: ChallengeBank,
  tx: Tx,
  question: Question & { mobile: string },
): Promise<{ challenge: Challenge; sms: Sms }> => {
  const { realm, mobile } = question
  const at = now(bank, realm)
  const to = { realmId: realm.id, mobileIndex: mobileIndex(bank, realm.id, mobile) }
  await countSend(bank, tx, to, at)

  const unasked = { ...bound(bank, question), mobileIndex: to.mobileIndex }
  const { code, ...asked } = newOtp(bank, realm, unasked, at)
  const challenge = await insert(bank, tx, {
    ...unasked,
    ...asked,
    type: 'otp',
    ...{ passkey: 'no', nonce: null },
    sealedMobile: bank.vault.seal(realm.id, placeOfMobile(unasked.id), mobile),
    at,
  })
  return { challenge, sms: smsOf(bank, challenge, mobile, code) }
}

/** A code for a challenge, what is kept of it, and its times. */
export const newOtp = (
  bank: ChallengeBank,
  realm: Realm,
  challenge: Parameters<typeof hashCode>[1],
  at: Date,
) => {
  const { validSeconds, resendSeconds } = bank.rules.otp
  const code = newCode(realm)
  return {
    code,
    codeHash: hashCode(bank, challenge, code),
    resendAt: addSeconds(at, resendSeconds),
    expiresAt: addSeconds(at, validSeconds),
  }
}

export const smsOf = (
  { rules }: ChallengeBank,
  { scene, amount, payee }: Pick<Challenge, 'scene' | 'amount' | 'payee'>,
  mobile: string,
  code: string,
): Sms => {
  const validMinutes = Math.floor(rules.otp.validSeconds / 60)
  return { mobile, code, scene, text: smsText({ scene, amount, payee, code, validMinutes }) }
}

export const placeOfMobile = (challengeId: string): string => `challenges.mobile:${challengeId}`

const bound = (bank: ChallengeBank, question: Question) => ({
  id: newId('chl', question.slot, question.app.slotMask, bank.wall()),
  realmId: question.realm.id,
  appId: question.app.id,
  userId: question.userId,
  checkoutSessionId: question.checkoutSessionId ?? null,
  scene: question.scene,
  subjectType: question.subject.type,
  subjectId: question.subject.id,
  amount: question.amount ?? null,
  payee: question.payee ?? null,
})

const insert = async (
  bank: ChallengeBank,
  tx: Tx,
  asked: Omit<Challenge, 'status' | 'wrongTries' | 'given'> & { at: Date },
): Promise<Challenge> => {
  const row = { ...asked, status: 'pending', recordedAt: bank.wall() }
  const [challenge] = await tx<Challenge[]>`insert into challenges ${tx(row)} returning *`
  await scheduleEnd(tx, challenge!)
  return challenge!
}
