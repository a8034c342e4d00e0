import type { CreateMandate, IdPrefix } from '@qiantang/sdk/contract'

import { type Account, mustAllow, payingAccount } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { askPin, type ChallengeBank } from '../challenges/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import type { Slot } from '../kernel/ids.ts'
import { now } from '../realms/realm.ts'
import type { Mandate } from './mandate.ts'
import { insertMandate, updateMandate } from './mandate-table.ts'

type NewId = (prefix: IdPrefix, slot: Slot) => string

/**
 * A user lets the merchant's server take payments from an account; it holds once the PIN is given.
 *
 * @throws {BankError} `account_missing`, `account_frozen`, `pin_not_set`, `attempts_exhausted`
 */
export const createMandate = async (
  bank: ChallengeBank,
  caller: User,
  input: CreateMandate,
  newId: NewId,
): Promise<Mandate> => {
  const account = await payingAccount(bank, caller, input.accountId)
  mustAllow(account, 'out')
  const wanted = plan(bank, caller, account, input, newId)
  return bank.sql.begin((tx) => insertAndAsk(bank, tx, caller, wanted))
}

const insertAndAsk = async (
  bank: ChallengeBank,
  tx: Tx,
  { realm, app, userId }: User,
  wanted: Mandate,
): Promise<Mandate> => {
  const mandate = await insertMandate(tx, wanted)
  if (mandate.challengeId) return mandate
  const { id: challengeId } = await askPin(bank, tx, {
    ...{ realm, app, userId, slot: mandate.slot, amount: mandate.maxAmount, payee: app.name },
    ...{ scene: 'mandate', subject: { type: 'mandate', id: mandate.id } },
  })
  return updateMandate(tx, mandate, { challengeId })
}

const plan = (
  bank: ChallengeBank,
  { realm, app, userId }: User,
  { id: accountId, slot }: Account,
  { maxAmount, description }: CreateMandate,
  newId: NewId,
): Mandate => ({
  id: newId('mdt', slot),
  realmId: realm.id,
  appId: app.id,
  userId,
  slot,
  accountId,
  maxAmount,
  description,
  status: 'requires_action',
  challengeId: null,
  failureCode: null,
  createdAt: now(bank, realm),
  activatedAt: null,
  endedAt: null,
})
