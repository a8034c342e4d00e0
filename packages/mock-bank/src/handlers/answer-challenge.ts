import type { Locale } from '@qiantang/sdk/contract'

import { type Answer, type Answerer, answerChallenge, type Challenge } from '../challenges/index.ts'
import type { WholeBank } from './bank.ts'
import { waitingFor } from './resume.ts'
import type { Owner, Resumed } from './waiting.ts'

interface Given {
  challengeId: string
  answer: Answer
  locale: Locale
  /** Whether the same call has run before, and may have passed it then. */
  resumed: boolean
}

/**
 * Gives an answer, and lets what waits for it go on; null where another answer is still needed.
 *
 * @throws {BankError} what was wrong with it
 */
export const giveAnswer = async (
  bank: WholeBank,
  caller: Answerer,
  { challengeId, answer, locale, resumed }: Given,
): Promise<Resumed | null> => {
  const answered = await answerChallenge(bank, caller, challengeId, answer)
  const { challenge } = answered
  const owner = ownerOf(caller, challenge)
  if (!answered.passed && answered.ended)
    await waitingFor(challenge).abandon(bank, owner, challenge.subjectId)
  // The same call may have passed it before it was cut short; then it is taken up behind that.
  const hasPassed = answered.passed || (resumed && challenge.status === 'passed')
  if (hasPassed) return waitingFor(challenge).resume(bank, owner, challenge.subjectId, locale)
  if (answered.error) throw answered.error
  return null
}

export const ownerOf = (caller: Answerer, { userId }: Challenge): Owner => ({
  realm: caller.realm,
  app: caller.app,
  userId,
  by: caller,
})
