import type { ErrorCode } from '@qiantang/sdk/contract'

import { allows, findAccount } from '../accounts/index.ts'
import { record, type Whose } from '../audit/index.ts'
import type { ChallengeBank } from '../challenges/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { now } from '../realms/realm.ts'
import { factsOfMandate } from './facts-of-mandate.ts'
import type { Mandate } from './mandate.ts'
import { findMandate, updateMandate } from './mandate-table.ts'
import { presentMandate } from './present-mandate.ts'

/** Whose mandate it is, and who acts on it. */
export type Owner = Whose

/** The PIN was given: the mandate holds, unless the account was frozen meanwhile. Once; called again, it changes nothing. */
export const activateMandate = (bank: ChallengeBank, owner: Owner, id: string): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, owner.realm)
    const mandate = await findMandate(tx, owner, id, { lock: true })
    if (mandate.status !== 'requires_action') return
    const account = await findAccount(tx, owner, mandate.accountId)
    if (!allows(account, 'out')) return fail(tx, mandate, 'account_frozen', at)

    const active = await updateMandate(tx, mandate, { status: 'active', activatedAt: at })
    await record(bank, tx, owner, 'mandate.created', factsOfMandate(active), at)
    await emit(tx, owner.realm, owner.app.id, 'mandate.created', presentMandate(active), at)
  })

/** The PIN was not given in time, or too often wrongly. Called again, it changes nothing. */
export const abandonMandate = (bank: ChallengeBank, owner: Owner, id: string): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const mandate = await findMandate(tx, owner, id, { lock: true })
    if (mandate.status !== 'requires_action') return
    await fail(tx, mandate, 'not_completed', now(bank, owner.realm))
  })

const fail = async (
  tx: Tx,
  mandate: Mandate,
  failureCode: ErrorCode,
  endedAt: Date,
): Promise<void> => {
  await updateMandate(tx, mandate, { status: 'failed', failureCode, endedAt })
}
