import { findApp } from '../apps/apps.ts'
import { endChallenge, stateOf } from '../challenges/index.ts'
import { fault } from '../kernel/errors.ts'
import type { WholeBank } from '../handlers/bank.ts'
import { waitingFor } from '../handlers/resume.ts'
import { now, type Realm } from '../realms/realm.ts'

/**
 * The time of a challenge is up. What waited for it in vain ends. What waited for an answer that did
 * come has long carried on, unless the bank was cut short in between: then it does so now.
 */
export const endOfChallenge = async (
  bank: WholeBank,
  realm: Realm,
  { challengeId }: { challengeId: string },
): Promise<void> => {
  const at = now(bank, realm)
  const challenge = await endChallenge(bank.sql, challengeId, at)
  if (!challenge || stateOf(challenge, at) === 'pending') return

  const { appId, userId, subjectId } = challenge
  const { app } = (await findApp(bank, appId)) ?? fault('The app of a challenge is gone.')
  const owner = { realm, app, userId }
  const waiting = waitingFor(challenge)
  if (challenge.status === 'passed') await waiting.resume(bank, owner, subjectId, 'zh-CN')
  else await waiting.abandon(bank, owner, subjectId)
}
