import type { CreateScan, IdPrefix, Scan } from '@qiantang/sdk/contract'

import type { Merchant, User } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import { dayOf, toTimestamp } from '../kernel/time.ts'
import { findOrMakeOrder, mustBePayable, type Order, retrieveOrder } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import type { QrBank } from './bank.ts'
import { codeIdIn } from './code-text.ts'
import type { MerchantCode } from './merchant-code.ts'
import { findMerchantCode, holdDay, insertScan, scannedThatDay } from './merchant-code-table.ts'

type NewId = (prefix: IdPrefix, slot: Slot) => string

/**
 * What a user is to pay after scanning a code. A dynamic one leads to its order; a static one makes an order, within what a
 * day allows for such codes (银发〔2017〕296号, level D), for it may have been pasted over by anybody.
 *
 * @throws {BankError} `code_not_payable`, `merchant_code_invalid`, `limit_exceeded`; or why the order can't be paid
 */
export const scanCode = async (
  bank: QrBank,
  caller: User,
  { text, amount: entered }: CreateScan,
  newId: NewId,
): Promise<Scan> => {
  const code = await findMerchantCode(bank.sql, caller.app.id, codeIdIn(text))
  if (!code) throw new BankError('merchant_code_invalid', { reason: 'unknown' })
  if (code.closedAt) throw new BankError('merchant_code_invalid', { reason: 'closed' })

  if (code.orderId !== null) return payable(caller, await openOrder(bank, caller, code.orderId))
  const amount = code.amount ?? entered
  if (amount === undefined) return amountNeeded(caller, code)
  return payable(caller, await makeOrder(bank, caller, { code, amount, newId }))
}

const openOrder = async (bank: QrBank, { realm, app }: User, orderId: string): Promise<Order> => {
  const order = await retrieveOrder(bank, { app }, orderId)
  mustBePayable(order, now(bank, realm))
  return order
}

const makeOrder = (
  bank: QrBank,
  { realm, app, userId }: User,
  { code, amount, newId }: { code: MerchantCode; amount: number; newId: NewId },
): Promise<Order> => {
  const at = now(bank, realm)
  const scanned = { appId: app.id, userId, day: dayOf(at) }
  const merchant: Merchant = { kind: 'merchant', realm, app }
  // The order's id is the call's own, and so is what the merchant finds it by.
  const reference = `scan-${newId('ord', code.slot)}`
  const wanted = { amount, reference, description: code.description, channels: [...channels] }
  return bank.sql.begin(async (tx) => {
    await holdDay(tx, scanned)
    const { order } = await findOrMakeOrder(
      bank,
      tx,
      merchant,
      { ...wanted, expiresInSeconds: lifeSeconds, metadata: { merchantCodeId: code.id } },
      newId,
    )
    await insertScan(tx, { ...scanned, orderId: order.id })
    const used = await scannedThatDay(tx, scanned, at)
    const { staticOutDay: limit } = bank.rules.merchantCodes
    if (used > limit)
      throw new BankError('limit_exceeded', {
        ...{ limitType: 'static_codes', limit, used: used - amount },
      })
    return order
  })
}

/** Scanned in this bank's wallet, it is paid from there. */
const channels = ['bank_balance'] as const
const lifeSeconds = 300

const payable = ({ app }: User, { id, amount, description, expiresAt }: Order): Scan => ({
  ...{ status: 'payable', merchantName: app.name, description, orderId: id, amount },
  ...{ currency: 'CNY', expiresAt: toTimestamp(expiresAt) },
})

const amountNeeded = ({ app }: User, { description }: MerchantCode): Scan => ({
  ...{ status: 'amount_needed', merchantName: app.name, description, orderId: null, amount: null },
  ...{ currency: 'CNY', expiresAt: null },
})
