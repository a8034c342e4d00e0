import type { ErrorCode } from '@qiantang/sdk/contract'

import { type AccountBank, allows, errorOfBooks, findAccount } from '../accounts/index.ts'
import { findApp } from '../apps/apps.ts'
import { emit } from '../events/emit.ts'
import { fault } from '../kernel/errors.ts'
import { addSeconds } from '../kernel/time.ts'
import type { Posted, Refused } from '../ledger/index.ts'
import { schedule } from '../realms/jobs.ts'
import { now, type Realm } from '../realms/realm.ts'
import { book } from './book.ts'
import { presentTransfer } from './present-transfer.ts'
import type { Transfer } from './transfer.ts'
import { beginProcessing, endTransfer, findTransfer } from './transfer-table.ts'

/** The job that takes up a transfer the bank died under: `src/jobs` runs `takeUp`. */
export const takeUpJob = 'transfer.take_up'

const takenUpAfterSeconds = 15

/** The PIN was given: the money moves, once, or the transfer fails. Called again, it changes nothing. */
export const carryOut = async (bank: AccountBank, realm: Realm, id: string): Promise<void> => {
  const transfer = await begin(bank, realm, id)
  if (transfer) await settle(bank, realm, transfer)
}

/** The bank died under it: the books know the transfer by its id, whether its money has moved or not. */
export const takeUp = async (
  bank: AccountBank,
  realm: Realm,
  { id }: { id: string },
): Promise<void> => {
  const transfer = await findTransfer(bank.sql, id)
  if (transfer?.status === 'processing') await settle(bank, realm, transfer)
}

/** The PIN was not given in time, or too often wrongly. Called again, it changes nothing. */
export const abandon = (bank: AccountBank, realm: Realm, id: string): Promise<void> =>
  fail(bank, realm, 'requires_action', id, 'not_completed')

const begin = async (
  bank: AccountBank,
  realm: Realm,
  id: string,
): Promise<Transfer | undefined> => {
  const transfer = await findTransfer(bank.sql, id)
  if (transfer?.status !== 'requires_action') return undefined
  if (!(await isAllowed(bank, transfer))) {
    await fail(bank, realm, 'requires_action', id, 'account_frozen')
    return undefined
  }
  return bank.sql.begin(async (tx) => {
    const begun = await beginProcessing(tx, id)
    if (begun) {
      const dueAt = addSeconds(now(bank, realm), takenUpAfterSeconds)
      const job = { realmId: realm.id, kind: takeUpJob, key: id, payload: { id }, dueAt }
      await schedule(tx, job)
    }
    return begun
  })
}

const isAllowed = async (bank: AccountBank, transfer: Transfer): Promise<boolean> => {
  const { appId, userId, accountId } = transfer
  const { app } = (await findApp(bank, appId)) ?? fault('The app of a transfer is gone.')
  return allows(await findAccount(bank.sql, { app, userId }, accountId), 'out')
}

const settle = async (bank: AccountBank, realm: Realm, transfer: Transfer): Promise<void> => {
  const at = now(bank, realm)
  const outcome = await book(bank, transfer, at)
  if (outcome.status === 'refused')
    return fail(bank, realm, 'processing', transfer.id, reasonOf(outcome, transfer))
  await succeed(bank, transfer, outcome, at)
}

/** The row repeats what the books say, events included. */
const succeed = async (
  bank: AccountBank,
  { id, slot }: Transfer,
  posted: Posted,
  at: Date,
): Promise<void> => {
  const booked = posted.replayed ? await bank.ledger.movement(id, slot) : undefined
  const finishedAt = booked?.at ?? at
  const end = { status: 'succeeded', failureCode: null, finishedAt } as const
  await endTransfer(bank.sql, id, 'processing', end)
}

/** What stands against it on the payee's side says something of the payee's money, so it stays inside. */
const reasonOf = ({ code, details }: Refused, { payeeAccountId, amount }: Transfer): ErrorCode =>
  details['account'] === payeeAccountId
    ? 'payee_unavailable'
    : errorOfBooks({ code, details }, amount).code

const fail = (
  bank: AccountBank,
  realm: Realm,
  from: 'requires_action' | 'processing',
  id: string,
  failureCode: ErrorCode,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const finishedAt = now(bank, realm)
    const failed = await endTransfer(tx, id, from, { status: 'failed', failureCode, finishedAt })
    if (!failed) return
    await emit(tx, realm, failed.appId, 'transfer.failed', presentTransfer(failed), finishedAt)
  })
