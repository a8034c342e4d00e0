import { retrieveChallenge, sendOtp } from '../challenges/index.ts'
import { giveAnswer } from './answer-challenge.ts'
import type { Handlers } from './handler.ts'

export const challenges: Handlers['challenges'] = {
  retrieve: (bank, { caller, params }) => retrieveChallenge(bank, caller, params.challengeId),

  sendOtp: async (bank, { caller, params }) => {
    await sendOtp(bank, caller, params.challengeId)
    return retrieveChallenge(bank, caller, params.challengeId)
  },

  answer: async (bank, { caller, params, body, locale, claim }) => {
    const { challengeId } = params
    const { resumed } = claim
    const subject = await giveAnswer(bank, caller, { challengeId, answer: body, locale, resumed })
    return { challenge: await retrieveChallenge(bank, caller, challengeId), subject }
  },
}
