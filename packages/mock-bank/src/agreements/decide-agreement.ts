import type { ErrorCode } from '@qiantang/sdk/contract'

import type { AccountBank } from '../accounts/index.ts'
import { record, type Whose } from '../audit/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { now } from '../realms/realm.ts'
import { type Agreement, isSaved, type Saved } from './agreement.ts'
import { activeAgreementFor, findAgreement, updateAgreement } from './agreement-table.ts'
import { presentAgreement } from './present-agreement.ts'

/** The code was given: the card may be paid by. Once; called again, it changes nothing. */
export const signAgreement = (bank: AccountBank, owner: Whose, id: string): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const agreement = await findAgreement(tx, owner, id, { lock: true })
    const signed = await signLocked(tx, owner, agreement, now(bank, owner.realm))
    if (signed) await tellSigned(bank, tx, owner, signed)
  })

/** The code was not given in time, or too often wrongly. Called again, it changes nothing. */
export const abandonAgreement = (bank: AccountBank, owner: Whose, id: string): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const agreement = await findAgreement(tx, owner, id, { lock: true })
    await failLocked(tx, agreement, 'not_completed', now(bank, owner.realm))
  })

/**
 * Signs a locked agreement. Nothing comes back where it has been decided before, or where there is one for the same card
 * already: then what was typed counts for what it was typed for, and is not there a second time.
 */
export const signLocked = async (
  tx: Tx,
  owner: Pick<Whose, 'app'>,
  agreement: Agreement,
  at: Date,
): Promise<Agreement | undefined> => {
  if (agreement.status !== 'requires_action') return undefined
  const { userId, numberIndex } = agreement
  const another =
    isSaved(agreement) && userId !== null
      ? await activeAgreementFor(tx, { app: owner.app, userId }, numberIndex)
      : undefined
  if (another && agreement.challengeId !== null) {
    await failLocked(tx, agreement, 'agreement_exists', at)
    return undefined
  }
  const isKept = agreement.isSaved && !another
  return updateAgreement(tx, agreement, { status: 'active', signedAt: at, isSaved: isKept })
}

/** Ends a locked agreement that was never signed. */
export const failLocked = async (
  tx: Tx,
  agreement: Agreement,
  failureCode: ErrorCode,
  endedAt: Date,
): Promise<void> => {
  if (agreement.status !== 'requires_action') return
  await updateAgreement(tx, agreement, { status: 'failed', failureCode, endedAt })
}

/** Tells the user's audit trail and the merchant that a card may be paid by. Do it last in the transaction. */
export const tellSigned = async (
  bank: AccountBank,
  tx: Tx,
  owner: Whose,
  agreement: Agreement,
): Promise<void> => {
  if (!isSaved(agreement)) return
  const at = agreement.signedAt ?? now(bank, owner.realm)
  await record(bank, tx, owner, 'quick_pay.signed', factsOf(agreement), at)
  const data = presentAgreement(bank, agreement)
  await emit(tx, owner.realm, owner.app.id, 'quick_pay_agreement.signed', data, at)
}

export const factsOf = ({ id, last4 }: Saved) => ({ agreementId: id, cardLast4: last4 })
