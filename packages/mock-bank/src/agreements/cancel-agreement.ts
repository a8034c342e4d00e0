import type { AccountBank } from '../accounts/index.ts'
import { record, type Whose } from '../audit/index.ts'
import { withdrawChallenge } from '../challenges/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { now } from '../realms/realm.ts'
import type { Saved } from './agreement.ts'
import { findAgreement, lockLiveAgreements, updateAgreement } from './agreement-table.ts'
import { factsOf } from './decide-agreement.ts'
import { presentAgreement } from './present-agreement.ts'

/**
 * The user ends an agreement. What has ended before stays as it is. One that nobody has signed was never told of, and
 * its end is not told either.
 */
export const cancelAgreement = (bank: AccountBank, owner: Whose, id: string): Promise<Saved> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, owner.realm)
    const agreement = await findAgreement(tx, owner, id, { lock: true })
    if (agreement.endedAt) return agreement

    const cancelled = await cancel(tx, agreement, at)
    if (agreement.status === 'active')
      await tellCancelledAgreements(bank, tx, owner, [cancelled], at)
    return cancelled
  })

/** Ends all agreements of a user, and answers with those that money could have been taken by: tell of them. */
export const cancelAgreements = async (
  bank: AccountBank,
  tx: Tx,
  owner: Whose,
): Promise<Saved[]> => {
  const at = now(bank, owner.realm)
  const cancelled: Saved[] = []
  for (const agreement of await lockLiveAgreements(tx, owner)) {
    const ended = await cancel(tx, agreement, at)
    if (agreement.status === 'active') cancelled.push(ended)
  }
  return cancelled
}

/** Tells the user's audit trail and the merchant that cards may no longer be paid by. */
export const tellCancelledAgreements = async (
  bank: AccountBank,
  tx: Tx,
  owner: Whose,
  cancelled: readonly Saved[],
  at: Date,
): Promise<void> => {
  const { realm, app } = owner
  for (const agreement of cancelled)
    await record(bank, tx, owner, 'quick_pay.cancelled', factsOf(agreement), at)
  for (const agreement of cancelled) {
    const data = presentAgreement(bank, agreement)
    await emit(tx, realm, app.id, 'quick_pay_agreement.cancelled', data, at)
  }
}

const cancel = async (tx: Tx, agreement: Saved, at: Date): Promise<Saved> => {
  if (agreement.status !== 'active' && agreement.challengeId)
    await withdrawChallenge(tx, agreement.challengeId, at)
  return updateAgreement(tx, agreement, { status: 'cancelled', endedAt: at })
}
