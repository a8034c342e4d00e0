import type { CreateMerchantCode, IdPrefix } from '@qiantang/sdk/contract'

import type { Merchant } from '../apps/caller.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { type Slot, slotOf } from '../kernel/ids.ts'
import { retrieveOrder } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import type { QrBank } from './bank.ts'
import { textOfCode } from './code-text.ts'
import type { MerchantCode } from './merchant-code.ts'
import {
  endMerchantCode,
  findMerchantCode,
  insertMerchantCode,
  merchantCodeByReference,
} from './merchant-code-table.ts'

/**
 * A code to be scanned. The same reference and body again finds the same code.
 *
 * @throws {BankError} `not_found` where the app has no such order, `reference_conflict`
 */
export const createMerchantCode = async (
  bank: QrBank,
  caller: Merchant,
  input: CreateMerchantCode,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Promise<{ code: MerchantCode; existed: boolean }> => {
  const { app } = caller
  const bodyHash = fingerprint(contentOf(input))
  const known = await merchantCodeByReference(bank.sql, app.id, input.reference)
  if (known) return recognise(known, bodyHash)

  const slot = slotOf(bank.vault.key('slot'), app.id, 'merchant-code', input.reference)
  const wanted = await plan(bank, caller, input, { id: newId('mcd', slot), slot, bodyHash })
  const made = await insertMerchantCode(bank.sql, wanted)
  if (made) return { code: made, existed: false }
  const other = await merchantCodeByReference(bank.sql, app.id, input.reference)
  return recognise(other ?? fault('A code was there a moment ago.'), bodyHash)
}

/** What makes two requests the same. */
const contentOf = (input: CreateMerchantCode) => {
  const { orderId = null, description = null, amount = null, latinName = null, city = null } = input
  const { category = null, store = null, terminal = null } = input
  return { orderId, description, amount, latinName, city, category, store, terminal }
}

const recognise = (known: MerchantCode, bodyHash: string) => {
  if (known.bodyHash !== bodyHash) throw new BankError('reference_conflict')
  return { code: known, existed: true }
}

const plan = async (
  bank: QrBank,
  caller: Merchant,
  input: CreateMerchantCode,
  named: Pick<MerchantCode, 'id' | 'slot' | 'bodyHash'>,
): Promise<MerchantCode> => {
  const { realm, app } = caller
  const bill = await billOf(bank, caller, input)
  const kind = bill.orderId === null ? 'static' : 'dynamic'
  const content = textOfCode({ ...named, kind, amount: bill.amount }, app.name, input)
  return {
    ...{ ...named, realmId: realm.id, appId: app.id, reference: input.reference, kind, ...bill },
    ...{ content, createdAt: now(bank, realm), closedAt: null },
  }
}

/** How much and what for: an order says it, or the code does. */
const billOf = async (
  bank: QrBank,
  caller: Merchant,
  { orderId, amount, description }: CreateMerchantCode,
): Promise<Pick<MerchantCode, 'orderId' | 'amount' | 'description'>> => {
  if (orderId === undefined) {
    if (description === undefined) throw invalidField('description', 'A static code needs one.')
    return { orderId: null, amount: amount ?? null, description }
  }
  if (amount !== undefined) throw invalidField('amount', 'The order says how much.')
  if (description !== undefined) throw invalidField('description', 'The order has one.')
  const order = await retrieveOrder(bank, caller, orderId)
  return { orderId, amount: order.amount, description: order.description }
}

/** Takes a code out of use. */
export const closeMerchantCode = async (
  bank: QrBank,
  { realm, app }: Merchant,
  id: string,
): Promise<MerchantCode> => {
  const code = await endMerchantCode(bank.sql, app.id, id, now(bank, realm))
  if (!code) throw new BankError('not_found')
  return code
}

/** One of the app's codes. */
export const retrieveMerchantCode = async (
  bank: QrBank,
  { app }: Merchant,
  id: string,
): Promise<MerchantCode> => {
  const code = await findMerchantCode(bank.sql, app.id, id)
  if (!code) throw new BankError('not_found')
  return code
}
