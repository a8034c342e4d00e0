import type { Queryable, Tx } from '../kernel/database/index.ts'
import { schedule } from '../realms/jobs.ts'
import { readChallenge, type Challenge } from './challenge.ts'

/** The job that looks at a challenge when its time is up: `src/jobs` runs it. */
export const challengeEnds = 'challenge.ends'

export const scheduleEnd = (tx: Queryable, challenge: Challenge): Promise<void> =>
  schedule(tx, {
    realmId: challenge.realmId,
    kind: challengeEnds,
    dueAt: challenge.expiresAt,
    payload: { challengeId: challenge.id },
    key: challenge.id,
  })

/** Records that a challenge is past its life, where it is, and answers with how it ended. */
export const endChallenge = async (
  on: Queryable,
  id: string,
  at: Date,
): Promise<Challenge | undefined> => {
  await on`
    update challenges set status = 'expired', finished_at = ${at}
    where id = ${id} and status = 'pending' and expires_at <= ${at}`
  return readChallenge(on, id)
}

/** Makes a challenge worthless that nobody needs an answer to any more. */
export const withdrawChallenge = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx`
    update challenges set status = 'expired', finished_at = ${at}, expires_at = ${at}
    where id = ${id} and status = 'pending'`
}
