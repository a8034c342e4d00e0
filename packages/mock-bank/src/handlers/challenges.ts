import {
  type Answerer,
  answerChallenge,
  type Challenge,
  retrieveChallenge,
  sendOtp,
} from '../challenges/index.ts'
import type { Handlers } from './handler.ts'
import { waitingFor } from './resume.ts'
import type { Owner } from './waiting.ts'

export const challenges: Handlers['challenges'] = {
  retrieve: (bank, { caller, params }) => retrieveChallenge(bank, caller, params.challengeId),

  sendOtp: async (bank, { caller, params }) => {
    await sendOtp(bank, caller, params.challengeId)
    return retrieveChallenge(bank, caller, params.challengeId)
  },

  answer: async (bank, { caller, params, body, locale, claim }) => {
    const answered = await answerChallenge(bank, caller, params.challengeId, body)
    const { challenge } = answered
    const owner = ownerOf(caller, challenge)
    if (!answered.passed && answered.ended)
      await waitingFor(challenge).abandon(bank, owner, challenge.subjectId)
    // The same call may have passed it before it was cut short; then it is taken up behind that.
    const hasPassed = answered.passed || (claim.resumed && challenge.status === 'passed')
    if (!hasPassed) throw answered.error

    const subject = await waitingFor(challenge).resume(bank, owner, challenge.subjectId, locale)
    return { challenge: await retrieveChallenge(bank, caller, challenge.id), subject }
  },
}

const ownerOf = ({ realm, app }: Answerer, { userId }: Challenge): Owner => ({ realm, app, userId })
