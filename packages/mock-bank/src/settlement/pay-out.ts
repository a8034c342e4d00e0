import type { ErrorCode } from '@qiantang/sdk/contract'

import { emit } from '../events/emit.ts'
import { fault } from '../kernel/errors.ts'
import type { OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { askNetwork, failureOf, type NetworkAnswer, sending } from '../wallet/index.ts'
import { bookSurely } from './book.ts'
import { findPayoutAccount, openPayoutAccount } from './payout-account.ts'
import * as postings from './postings.ts'
import { presentSettlement } from './present-settlement.ts'
import { isSent, type Sent, type Settlement } from './settlement.ts'
import {
  inquireLater,
  type InquiryPayload,
  type PayoutPayload,
  watchLater,
  type WatchPayload,
} from './settlement-jobs.ts'
import { changeSettlement, findSettlement, noLongerSending } from './settlement-table.ts'

/**
 * Pays a settlement out: first its money is set aside, so that nothing is paid out that was given back meanwhile, then the
 * merchant's bank is asked to take it.
 */
export const payOutSettlement = async (
  bank: OrderBank,
  realm: Realm,
  { id }: PayoutPayload,
): Promise<void> => {
  const settlement = await findSettlement(bank.sql, id)
  if (settlement?.status !== 'calculated') return
  const at = now(bank, realm)
  const { realmId, slot } = settlement
  const outcome = await bank.ledger.submit({
    ...postings.settlement(settlement),
    realmId,
    slot,
    at,
  })
  if (outcome.status === 'posted') return send(bank, realm, settlement)
  // A refund was quicker. What is left is paid out with the next one.
  if (outcome.status === 'refused' && outcome.code === 'insufficient_balance')
    return end(bank, realm, settlement, 'failed', 'merchant_balance_too_low')
  fault(`A settlement was refused: ${outcome.status}`)
}

/** That the network is asked what became of it, and for some days whether it came back, is scheduled beforehand. */
const send = async (bank: OrderBank, realm: Realm, settlement: Settlement): Promise<void> => {
  const account =
    (await findPayoutAccount(bank.sql, settlement.appId)) ?? fault('A pay-out account is gone.')
  const { step: _, ...message } = sending(bank, realm, 'pay_out', settlement.id)
  const paying = await bank.sql.begin(async (tx) => {
    const to = { status: 'paying', payoutLast4: account.last4, ...message } as const
    const taken = await changeSettlement(tx, settlement, to)
    if (!isSent(taken)) return undefined
    const at = now(bank, realm)
    await inquireLater(tx, taken, at)
    await watchLater(tx, taken, at)
    return taken
  })
  if (!paying) return
  const { networkOrder: orderId, networkTime: txnTime, payout: amount } = paying
  const movement = { orderId, txnTime, amount, ...openPayoutAccount(bank, account) }
  const answer = await bank.cardNetwork.payOut(realm.id, movement)
  await noLongerSending(bank.sql, paying)
  await afterPayOut(bank, realm, paying, answer)
}

/** Asks the network what became of a pay-out whose answer was lost, and goes on from there. */
export const inquirePayout = async (
  bank: OrderBank,
  realm: Realm,
  { id, asked }: InquiryPayload,
): Promise<void> => {
  const settlement = await findSettlement(bank.sql, id)
  if (!isSent(settlement) || settlement.status !== 'paying') return
  const answer = await askNetwork(bank, realm, settlement, asked)
  if (answer.outcome === 'unknown')
    return inquireLater(bank.sql, settlement, now(bank, realm), asked + 1)
  await afterPayOut(bank, realm, settlement, answer)
}

/** Goes by what the network says. As long as it says nothing, the money stays set aside. */
const afterPayOut = async (
  bank: OrderBank,
  realm: Realm,
  settlement: Sent,
  answer: NetworkAnswer,
): Promise<void> => {
  if (answer.outcome === 'unknown') return
  if (answer.outcome === 'done') {
    await bookSurely(bank, {
      ...postings.payoutDone(settlement),
      ...whenIn(bank, realm, settlement),
    })
    return end(bank, realm, settlement, 'paid', null)
  }
  const back = postings.payoutGivenBack(settlement)
  await bookSurely(bank, { ...back, ...whenIn(bank, realm, settlement) })
  await end(bank, realm, settlement, 'failed', failureOf(answer))
}

/**
 * A bank may send a pay-out back days after it had taken it (退汇), so it is asked for some days. What has come back is
 * the merchant's again, and paid out with the next settlement.
 */
export const watchPayout = async (
  bank: OrderBank,
  realm: Realm,
  { id, watched }: WatchPayload,
): Promise<void> => {
  const settlement = await findSettlement(bank.sql, id)
  if (!isSent(settlement)) return
  const at = now(bank, realm)
  if (settlement.status === 'paying') return watchLater(bank.sql, settlement, at, watched)
  if (settlement.status !== 'paid') return
  const { networkOrder, networkTime } = settlement
  const answer = await bank.cardNetwork.query(realm.id, networkOrder, networkTime)
  if (answer.outcome === 'refused' && answer.reason === 'returned') {
    const back = postings.payoutReturned(settlement)
    await bookSurely(bank, { ...back, ...whenIn(bank, realm, settlement) })
    return end(bank, realm, settlement, 'returned', 'card_returned')
  }
  if (watched + 1 < bank.rules.withdrawals.watchDays)
    await watchLater(bank.sql, settlement, at, watched + 1)
}

const whenIn = (bank: OrderBank, realm: Realm, { realmId, slot }: Settlement) => ({
  ...{ realmId, slot, at: now(bank, realm) },
})

/** Called again, it changes nothing. */
const end = (
  bank: OrderBank,
  realm: Realm,
  settlement: Settlement,
  status: 'paid' | 'failed' | 'returned',
  failureCode: ErrorCode | null,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, realm)
    const to = { status, failureCode, finishedAt: at, sendingUntil: null }
    const ended = await changeSettlement(tx, settlement, to)
    if (!ended) return
    const { appId } = ended
    await emit(tx, realm, appId, `settlement.${status}`, presentSettlement(ended), at)
  })
