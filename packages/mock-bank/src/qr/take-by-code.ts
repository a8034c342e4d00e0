import type { CreateCodePayment, IdPrefix } from '@qiantang/sdk/contract'

import { findAccount } from '../accounts/index.ts'
import type { Merchant } from '../apps/caller.ts'
import { channelOf } from '../channels/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import {
  attemptPayment,
  findOrMakeOrder,
  lockOrder,
  mustBePayable,
  type Order,
  type Payment,
} from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import type { QrBank } from './bank.ts'
import { paidByCode, settleCode, useCode, usedBefore, takeOfflineCode } from './code-table.ts'
import { countMiss, mustNotBeGuessing } from './misses.ts'
import { offlineCodeOf } from './offline-code.ts'
import { hashOfCode } from './payer-code.ts'
import type { PaymentCode } from './payment-code.ts'

type NewId = (prefix: IdPrefix, slot: Slot) => string

/** A till's call, by what its ids are made from, and whether a run of it came before. */
export interface Till {
  id: NewId
  resumed: boolean
}

/**
 * A till holds out a payer's code. Using it up, making the order, and the attempt to pay it are one transaction:
 * whichever came first has the code, and where that was cut short either nothing of it is there, or an attempt
 * which has claimed its order and is carried on (`carryOutIfClaimed`) by this call, by its repetition or by the job
 * that takes payments up. Answers the id of the payment.
 *
 * @throws {BankError} `payment_code_invalid`, `rate_limited`, `channel_unavailable`; or why the order can't be paid,
 * which uses the code up too
 */
export const takeByCode = async (
  bank: QrBank,
  caller: Merchant,
  input: CreateCodePayment,
  till: Till,
): Promise<string> => {
  const { realm, app } = caller
  if (!app.channels.includes(channel.name)) throw notOffered()
  await mustNotBeGuessing(bank, app.id)
  const shown = {
    ...{ code: input.code, slotMask: app.slotMask },
    ...{ appId: app.id, codeHash: hashOfCode(bank, input.code), at: now(bank, realm) },
    // An id of this call's alone, whoever the payer is.
    usedBy: till.id('pay', 0),
  }
  const taken = await bank.sql.begin(async (tx) => {
    const code =
      (await useCode(tx, shown)) ??
      (await takeOffline(bank, tx, shown)) ??
      (till.resumed && (await usedBefore(tx, shown)))
    return code ? take(bank, tx, { caller, input, code, till, at: shown.at }) : undefined
  })
  if (!taken) {
    await countMiss(bank, app.id, shown.codeHash)
    throw new BankError('payment_code_invalid')
  }
  if (taken instanceof BankError) throw taken
  return taken
}

/** A code the bank has not drawn may be one that a phone has made by itself. */
const takeOffline = async (
  bank: QrBank,
  tx: Tx,
  shown: Parameters<typeof offlineCodeOf>[2],
): Promise<PaymentCode | undefined> => {
  const code = await offlineCodeOf(bank, tx, shown)
  return code && takeOfflineCode(tx, code, shown.at)
}

const channel = channelOf('bank_balance') ?? fault('A bank pays from balances.')

const notOffered = () => new BankError('channel_unavailable', { reason: 'not_offered' })

/** A code that was used up just now, and by whom for what. */
interface Taking {
  caller: Merchant
  input: CreateCodePayment
  code: PaymentCode
  till: Till
  at: Date
}

/** The payment's id; or why the order can't be paid, with the code used up all the same. */
const take = async (bank: QrBank, tx: Tx, taking: Taking): Promise<string | BankError> => {
  const { code } = taking
  if (code.paymentId !== null) return code.paymentId
  const order = await payableOrder(bank, tx, taking)
  if (order instanceof BankError) return order
  const { id } = await attempt(bank, tx, taking, order)
  await settleCode(tx, code, id)
  return id
}

const payableOrder = async (
  bank: QrBank,
  tx: Tx,
  { caller, input, till, at }: Taking,
): Promise<Order | BankError> => {
  const { amount, reference, description, metadata = {} } = input
  const wanted = { amount, reference, description, metadata }
  try {
    const { order: found } = await findOrMakeOrder(bank, tx, caller, wanted, till.id)
    const order = await lockOrder(tx, found.id)
    mustBePayable(order, at)
    if (!order.channels.includes(channel.name)) throw notOffered()
    return order
  } catch (error) {
    if (error instanceof BankError) return error
    throw error
  }
}

/** The account is locked, so that of many tills each sees what the one before it took of the day's limit. */
const attempt = async (
  bank: QrBank,
  tx: Tx,
  { caller: { realm, app }, code: { userId, accountId, seedIndex }, till, at }: Taking,
  order: Order,
): Promise<Payment> => {
  const account = await findAccount(tx, { app, userId }, accountId, { lock: true })
  const { outDay, offlineOutDay } = bank.rules.paymentCodes
  const { paid, offline } = await paidByCode(tx, { accountId, orderId: order.id, at })
  const isTooMuch =
    paid + order.amount > outDay || (seedIndex !== null && offline + order.amount > offlineOutDay)
  const begun = { realm, app, order, channel, account, checkoutSessionId: null, newId: till.id }
  return attemptPayment(bank, tx, begun, isTooMuch ? 'limit_exceeded' : null)
}
