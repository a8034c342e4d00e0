import { readAgreement, uncountDebit } from '../agreements/index.ts'
import {
  carryOutIfClaimed,
  findPayment,
  isClaimed,
  lockOrder,
  type OrderBank,
  reopen,
  updatePayment,
} from '../orders/index.ts'
import type { Realm } from '../realms/realm.ts'
import { failureOf, type NetworkAnswer } from '../wallet/index.ts'
import type { Sent } from './debit.ts'
import { takeStep } from './debit-table.ts'

/**
 * Goes by what the network says of a debit. As long as it says nothing, the order stays this payment's, and the network
 * is asked again. Called again, it changes nothing.
 */
export const afterCollect = async (
  bank: OrderBank,
  realm: Realm,
  debit: Sent,
  answer: NetworkAnswer,
): Promise<void> => {
  if (answer.outcome === 'unknown') return
  if (answer.outcome === 'done') return book(bank, realm, debit, answer.networkRef)

  const payment = await findPayment(bank.sql, namedBy(debit))
  if (isClaimed(payment)) await reopen(bank, realm, payment, failureOf(answer))
  await bank.sql.begin(async (tx) => {
    if (!(await takeStep(tx, debit, { step: 'ended', sendingUntil: null }))) return
    const agreement = await readAgreement(tx, debit.agreementId)
    await uncountDebit(tx, agreement, payment?.amount ?? 0, debit.day)
  })
}

/** The card's bank has paid: so has the payer. */
const book = async (
  bank: OrderBank,
  realm: Realm,
  debit: Sent,
  channelReference: string,
): Promise<void> => {
  await bank.sql.begin(async (tx) => {
    const payment = await findPayment(tx, namedBy(debit))
    if (!isClaimed(payment)) return
    await lockOrder(tx, payment.orderId)
    await updatePayment(tx, payment, { channelReference })
  })
  await carryOutIfClaimed(bank, realm, namedBy(debit))
  await takeStep(bank.sql, debit, { step: 'done', sendingUntil: null })
}

const namedBy = ({ appId, paymentId }: Sent) => ({ appId, id: paymentId })
