import { debitedCard } from '../card-payments/index.ts'
import { fault } from '../kernel/errors.ts'
import type { OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import {
  askNetwork,
  failureOf,
  type Holder,
  type NetworkAnswer,
  readHolder,
  sending,
} from '../wallet/index.ts'
import { bookSurely } from './book.ts'
import { fail, succeed } from './finish.ts'
import * as postings from './postings.ts'
import { isPayingOut, type PayingOut, type Refund } from './refund.ts'
import { inquireLater, type InquiryPayload } from './refund-jobs.ts'
import { findRefund, noLongerSending, takeStep } from './refund-table.ts'

/** Has the card's bank credit the card. That it is asked what became of it is scheduled beforehand. */
export const send = async (bank: OrderBank, realm: Realm, from: Refund): Promise<void> => {
  const message = sending(bank, realm, 'pay_out', from.id)
  const refund = await bank.sql.begin(async (tx) => {
    const taken = await takeStep(tx, from, message)
    if (taken) await inquireLater(tx, taken, now(bank, realm))
    return taken
  })
  if (!isPayingOut(refund)) return

  const { networkOrder: orderId, networkTime: txnTime, amount } = refund
  const movement = { orderId, txnTime, amount, ...(await holderOf(bank, refund)) }
  const answer = await bank.cardNetwork.payOut(realm.id, movement)
  await noLongerSending(bank.sql, refund)
  await afterPayOut(bank, realm, refund, answer)
}

/** Whose card is at the other end: the one the payment debited, else the account's. */
const holderOf = async (bank: OrderBank, refund: PayingOut): Promise<Holder> => {
  const card = await debitedCard(bank, refund.paymentId)
  if (card) return card
  const { userId } = refund
  return readHolder(bank, { ...refund, userId: userId ?? fault('A bound card of nobody.') })
}

/** Asks the network what became of a refund to a card whose answer was lost, and goes on from there. */
export const inquireRefund = async (
  bank: OrderBank,
  realm: Realm,
  { id, asked }: InquiryPayload,
): Promise<void> => {
  const refund = await findRefund(bank.sql, id)
  if (!isPayingOut(refund)) return
  const answer = await askNetwork(bank, realm, refund, asked)
  if (answer.outcome === 'unknown')
    return inquireLater(bank.sql, refund, now(bank, realm), asked + 1)
  await afterPayOut(bank, realm, refund, answer)
}

/** Goes by what the network says. As long as it says nothing, the money stays set aside. */
const afterPayOut = async (
  bank: OrderBank,
  realm: Realm,
  refund: PayingOut,
  answer: NetworkAnswer,
): Promise<void> => {
  if (answer.outcome === 'unknown') return
  const at = now(bank, realm)
  if (answer.outcome === 'done') {
    await bookSurely(bank, refund, postings.refundPaidOut(refund), { at })
    return succeed(bank, realm, refund)
  }
  await bookSurely(bank, refund, postings.refundGivenBack(refund), { at })
  await fail(bank, realm, refund, failureOf(answer))
}
