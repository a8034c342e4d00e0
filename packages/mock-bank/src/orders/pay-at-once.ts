import type { CreatePayment } from '@qiantang/sdk/contract'

import { mustAllow, payingAccount, slotOfUser } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { termsOf } from '../channels/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { newId, type Slot } from '../kernel/ids.ts'
import { now } from '../realms/realm.ts'
import type { OrderBank } from './bank.ts'
import {
  answerOf,
  type Answered,
  type Asked,
  decidedBefore,
  refusal,
  refuse,
} from './books-answer.ts'
import { bookingOfOrder, type Succeeded } from './booking.ts'
import type { CallKey } from './call-key.ts'
import { claimOrder } from './claim-order.ts'
import { catchUp } from './follow-payments.ts'
import { mustBePayable, type Order, slotOfPayment } from './order.ts'
import { inside, notByMandate } from './payment.ts'
import { presentPayment } from './present-payment.ts'
import { letGo } from './reopen.ts'

/**
 * A user pays an order from the balance in one call, as far as their account needs no PIN for it. The order
 * is claimed, the books decide under the call's key, and what follows from it follows: nothing is written
 * beside the books but the claim.
 */
export const payAtOnce = async (
  bank: OrderBank,
  caller: User,
  input: CreatePayment,
  key: CallKey,
): Promise<Answered> => {
  const { realm } = caller
  const slot = await slotOfUser(bank, caller)
  // Without an account there is no lane to keep a refusal in.
  if (slot === undefined) return { how: 'asks' }

  const asked = { realmId: realm.id, slot, at: now(bank, realm), amount: 0, key }
  const order = await claimed(bank, caller, input, asked).catch(refusal)
  if (order === null) return (await decidedBefore(bank, asked)) ?? { how: 'asks' }
  if (order instanceof BankError) return refuse(bank, asked, order)

  const payment = paymentOf(caller, slot, order)
  const posting = { ...(await bookingOfOrder(bank, caller.app, payment, order)), key }
  const outcome = await bank.ledger.submit(posting)
  if (outcome.status !== 'posted')
    await letGo(bank, realm, { orderId: order.id, paymentId: payment.id })
  return answerOf(outcome, { ...asked, amount: order.amount }, presentPayment(payment))
}

/**
 * The order, claimed by this call; null where the payer has to be asked for the PIN.
 *
 * @throws {BankError} why the order or the account does not allow it
 */
const claimed = async (
  bank: OrderBank,
  caller: User,
  { orderId, accountId }: CreatePayment,
  { slot, at, key }: Asked,
): Promise<Order | null> => {
  const { app, userId } = caller
  const paymentId = newId('pay', slot, app.slotMask, bank.wall())
  const wish = { orderId, appId: app.id, userId, accountId: accountId ?? null, paymentId, at, key }
  for (let tries = 0; tries < mostTries; tries += 1) {
    const order = await claimOrder(bank, wish)
    if (!order) throw new BankError('not_found')
    if (isMine(order, key)) return order

    const account = await payingAccount(bank, caller, accountId)
    mustAllow(account, 'out')
    // The books may have decided already, and then that is what the payer is told.
    if (order.status === 'paying') await catchUp(bank, [slotOfPayment(order, app)])
    else mustBePayable(order, at)
    if (!order.channels.includes('bank_balance'))
      throw new BankError('channel_unavailable', { reason: 'not_offered' })
    if (order.status === 'open' && order.amount > account.noPinLimit) return null
  }
  throw new BankError('payment_in_progress')
}

/** What stood against it may have gone by the time it was looked into. */
const mostTries = 2

/** Claimed by this very call, or by a run of it that has died. */
const isMine = ({ claimKey, claimRequest }: Order, key: CallKey): boolean => {
  if (claimKey !== key.id) return false
  if (claimRequest !== key.request) throw new BankError('idempotency_key_reused')
  return true
}

/** All of it follows from the claim, so that it is the same whoever carries it out. */
export const paymentOf = (
  { realm, app, userId }: Pick<User, 'realm' | 'app' | 'userId'>,
  slot: Slot,
  { paymentId, claimedAt, payerAccountId: accountId, id: orderId, version, amount }: Order,
): Succeeded => {
  const at = claimedAt ?? fault('An order was claimed at no time.')
  return {
    ...notByMandate,
    id: paymentId ?? fault('An order was claimed by no payment.'),
    realmId: realm.id,
    appId: app.id,
    userId,
    slot,
    orderId,
    orderVersion: version,
    checkoutSessionId: null,
    channel: 'bank_balance',
    ...inside,
    feeRate: termsOf(app, 'bank_balance').feeRate,
    accountId,
    amount,
    refunded: 0,
    status: 'succeeded',
    challengeId: null,
    failureCode: null,
    claimedAt: at,
    createdAt: at,
    finishedAt: at,
  }
}
