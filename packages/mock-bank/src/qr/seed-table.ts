import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { OfflineSeed } from './offline-seed.ts'

/** Puts a seed in the place of the session's own and of the user's that are over. Nothing comes back where its index is taken. */
export const replaceSeed = async (tx: Tx, seed: OfflineSeed): Promise<OfflineSeed | undefined> => {
  const { appId, userId, sessionId, createdAt } = seed
  await tx`
    delete from payment_code_seeds
    where app_id = ${appId} and user_id = ${userId}
      and (session_id = ${sessionId} or valid_until <= ${createdAt})`
  const [made] = await tx<OfflineSeed[]>`
    insert into payment_code_seeds ${tx({ ...seed })} on conflict do nothing returning *`
  return made
}

/** The app's seed of an index, while it is time and its session was not ended. */
export const liveSeed = async (
  on: Queryable,
  { index, appId, at }: { index: number; appId: string; at: Date },
): Promise<OfflineSeed | undefined> => {
  const [seed] = await on<OfflineSeed[]>`
    select s.* from payment_code_seeds s
    join user_sessions u on u.id = s.session_id
    where s.index = ${index} and s.app_id = ${appId} and s.valid_until > ${at}
      and u.revoked_at is null`
  return seed
}
