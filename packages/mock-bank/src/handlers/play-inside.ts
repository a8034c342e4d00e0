import type { CompleteSession, Locale } from '@qiantang/sdk/contract'

import type { Payer } from '../apps/caller.ts'
import {
  type Answer,
  type Challenge,
  readChallenge,
  withdrawChallenge,
} from '../challenges/index.ts'
import { BankError, invalidField } from '../kernel/errors.ts'
import type { Payment } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { newestCode } from '../sandbox/index.ts'
import { giveAnswer, ownerOf } from './answer-challenge.ts'
import type { WholeBank } from './bank.ts'
import { waitingFor } from './resume.ts'

/**
 * A payer whom the bank itself asks: who pays gives the PIN, or the code that was sent to their card's mobile; who does
 * not turns away.
 *
 * @throws {BankError} what was wrong with the answer
 */
export const playInside = async (
  bank: WholeBank,
  payer: Payer,
  { challengeId }: Pick<Payment, 'challengeId'>,
  { outcome, pin }: Pick<CompleteSession, 'outcome' | 'pin'>,
  locale: Locale,
): Promise<void> => {
  const challenge = challengeId === null ? undefined : await readChallenge(bank.sql, challengeId)
  if (!challenge) throw new BankError('nothing_to_complete')
  if (outcome === 'declined') return turnAway(bank, payer, challenge)
  const answer = await answerTo(bank, payer, challenge, pin)
  await giveAnswer(bank, payer, { challengeId: challenge.id, answer, locale, resumed: false })
}

const answerTo = async (
  bank: WholeBank,
  { realm }: Payer,
  { type, mobileIndex }: Challenge,
  pin: string | undefined,
): Promise<Answer> => {
  if (type === 'pin')
    return { pin: pin ?? refuse('The payment waits for the PIN of its payer: give it.') }
  const otp = mobileIndex && (await newestCode(bank, realm, mobileIndex))
  if (!otp) throw new BankError('nothing_to_complete')
  return { otp }
}

const turnAway = async (bank: WholeBank, payer: Payer, challenge: Challenge): Promise<void> => {
  const at = now(bank, payer.realm)
  await bank.sql.begin((tx) => withdrawChallenge(tx, challenge.id, at))
  await waitingFor(challenge).abandon(bank, ownerOf(payer, challenge), challenge.subjectId)
}

const refuse = (message: string): never => {
  throw invalidField('pin', message)
}
