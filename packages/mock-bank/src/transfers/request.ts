import type { CreateTransfer, IdPrefix } from '@qiantang/sdk/contract'

import { type Account, type AccountBank, findAccount, mustAllow } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { askPin } from '../challenges/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import type { Slot } from '../kernel/ids.ts'
import { chart } from '../ledger/index.ts'
import { now } from '../realms/realm.ts'
import { countedLookUp } from './look-ups.ts'
import { maskedName, type Payee, payeeOf } from './payee.ts'
import type { Transfer } from './transfer.ts'
import { insertTransfer, rememberChallenge, transferByReference } from './transfer-table.ts'

type NewId = (prefix: IdPrefix, slot: Slot) => string

/**
 * Asks for money to go to another user of the app; it moves once the PIN is given. A transfer that was asked for
 * before with the same reference is found.
 *
 * @throws {BankError} why the payer's account does not allow it, `payee_unavailable`, `rate_limited`
 */
export const requestTransfer = async (
  bank: AccountBank,
  caller: User,
  input: CreateTransfer,
  newId: NewId,
): Promise<{ transfer: Transfer; existed: boolean }> => {
  const { app, userId } = caller
  const account = await findAccount(bank.sql, caller, input.accountId)
  const id = newId('trf', account.slot)
  const bodyHash = hashOf(input)
  const asked = { id, bodyHash, appId: app.id, userId, reference: input.reference ?? null }
  const known = await transferByReference(bank.sql, asked)
  if (known) return recognise(known, asked)

  if (input.payeeUserId === userId)
    throw invalidField('payeeUserId', 'A transfer goes to another user.')
  mustAllow(account, 'out')
  await mustCover(bank, account, input.amount)
  const payee = await countedLookUp(bank, caller, () =>
    payeeOf(bank, { app, userId: input.payeeUserId }),
  )
  const wanted = await plan(bank, caller, account, payee, input, asked)
  const made = await bank.sql.begin((tx) => insertAndAsk(bank, tx, caller, wanted))
  if (made) return { transfer: made, existed: false }
  return recognise((await transferByReference(bank.sql, asked)) ?? fault('It was there.'), asked)
}

/** The books decide; refusing here only spares the payer the PIN. What the payee may receive is not told before it. */
const mustCover = async (bank: AccountBank, { id }: Account, required: number): Promise<void> => {
  const { available } = await bank.ledger.balance(chart.customer(id))
  if (required > available) throw new BankError('insufficient_balance', { available, required })
}

const insertAndAsk = async (
  bank: AccountBank,
  tx: Tx,
  { realm, app, userId }: User,
  wanted: Transfer,
): Promise<Transfer | undefined> => {
  const transfer = await insertTransfer(tx, wanted)
  if (!transfer || transfer.challengeId) return transfer
  const { id, slot, amount, payeeName: payee } = transfer
  const challenge = await askPin(bank, tx, {
    ...{ realm, app, userId, slot, amount, payee },
    ...{ scene: 'transfer', subject: { type: 'transfer', id } },
  })
  return rememberChallenge(tx, id, challenge.id)
}

/** The same reference stands for the same request, or for a mistake. */
const recognise = (
  known: Transfer,
  { id, bodyHash }: Pick<Transfer, 'id' | 'bodyHash'>,
): { transfer: Transfer; existed: boolean } => {
  if (known.bodyHash !== bodyHash) throw new BankError('reference_conflict')
  return { transfer: known, existed: known.id !== id }
}

const hashOf = ({ accountId, payeeUserId, amount, note }: CreateTransfer): string =>
  fingerprint({ accountId, payeeUserId, amount, note: note ?? null })

const plan = async (
  bank: AccountBank,
  { realm, app, userId }: User,
  account: Account,
  payee: Payee,
  { payeeUserId, amount, note }: CreateTransfer,
  { id, bodyHash, reference }: Pick<Transfer, 'id' | 'bodyHash' | 'reference'>,
): Promise<Transfer> => ({
  ...{ id, realmId: realm.id, appId: app.id, userId, slot: account.slot, accountId: account.id },
  ...{ payeeUserId, payeeAccountId: payee.account.id, payeeSlot: payee.account.slot },
  ...{ payeeName: payee.name, payerName: await maskedName(bank, account) },
  ...{ amount, note: note ?? null, reference, bodyHash },
  ...{ status: 'requires_action', challengeId: null, failureCode: null },
  ...{ createdAt: now(bank, realm), finishedAt: null },
})
