import { record } from '../audit/index.ts'
import { type ChallengeBank, withdrawChallenge } from '../challenges/index.ts'
import type { AppUser } from '../customers/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { Owner } from './decide-mandate.ts'
import type { Mandate } from './mandate.ts'
import { factsOfMandate } from './facts-of-mandate.ts'
import { findMandate, lockLiveMandates, mandatesOfAccount, updateMandate } from './mandate-table.ts'
import { presentMandate } from './present-mandate.ts'

/**
 * The user or the merchant ends a mandate. What has ended before stays as it is. One that nobody has
 * confirmed was never told of, and its end is not told either.
 */
export const cancelMandate = (bank: ChallengeBank, owner: Owner, id: string): Promise<Mandate> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, owner.realm)
    const mandate = await findMandate(tx, owner, id, { lock: true })
    if (mandate.endedAt) return mandate

    const cancelled = await cancel(tx, mandate, at)
    if (mandate.status === 'active') await tellCancelled(bank, tx, owner, [cancelled], at)
    return cancelled
  })

/** Ends all mandates of a user, and answers with those that money could have been taken by: tell of them. */
export const cancelMandates = async (
  bank: ChallengeBank,
  tx: Tx,
  owner: AppUser & { realm: Realm },
): Promise<Mandate[]> => cancelAll(tx, await lockLiveMandates(tx, owner), now(bank, owner.realm))

/** Ends all mandates on an account, and answers as `cancelMandates` does. */
export const cancelMandatesOfAccount = async (
  tx: Tx,
  accountId: string,
  at: Date,
): Promise<Mandate[]> => cancelAll(tx, await mandatesOfAccount(tx, accountId), at)

const cancelAll = async (tx: Tx, live: readonly Mandate[], at: Date): Promise<Mandate[]> => {
  const cancelled: Mandate[] = []
  for (const mandate of live) {
    const ended = await cancel(tx, mandate, at)
    if (mandate.status === 'active') cancelled.push(ended)
  }
  return cancelled
}

/** Tells the user's audit trail and the merchant that mandates hold no longer. */
export const tellCancelled = async (
  bank: ChallengeBank,
  tx: Tx,
  owner: Owner,
  cancelled: readonly Mandate[],
  at: Date,
): Promise<void> => {
  const { realm, app } = owner
  for (const mandate of cancelled)
    await record(bank, tx, owner, 'mandate.cancelled', factsOfMandate(mandate), at)
  for (const mandate of cancelled)
    await emit(tx, realm, app.id, 'mandate.cancelled', presentMandate(mandate), at)
}

const cancel = async (tx: Tx, mandate: Mandate, at: Date): Promise<Mandate> => {
  const cancelled = await updateMandate(tx, mandate, { status: 'cancelled', endedAt: at })
  if (mandate.status !== 'active' && mandate.challengeId)
    await withdrawChallenge(tx, mandate.challengeId, at)
  return cancelled
}
