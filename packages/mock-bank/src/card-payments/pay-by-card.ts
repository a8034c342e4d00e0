import type { ErrorCode } from '@qiantang/sdk/contract'

import {
  type Agreement,
  countDebit,
  readAgreement,
  readElements,
  signLocked,
  tellSigned,
} from '../agreements/index.ts'
import type { App } from '../apps/caller.ts'
import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import {
  claimUndecided,
  failPayment,
  findPayment,
  isOfOrder,
  lockOrder,
  obstacleAt,
  type Order,
  type OrderBank,
  type OrderPayment,
  type Payment,
} from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf, sending } from '../wallet/index.ts'
import { afterCollect } from './after-collect.ts'
import { type Debit, isSent, type Sent } from './debit.ts'
import { findDebit, noLongerSending, takeStep } from './debit-table.ts'
import { inquireLater } from './inquire-later.ts'

/**
 * The payer has approved: the payment claims its order, and the card's bank is asked to pay. That it is asked what became
 * of it is scheduled beforehand. Called again, it changes nothing.
 */
export const payByCard = async (
  bank: OrderBank,
  realm: Realm,
  named: Pick<Payment, 'appId' | 'id'>,
): Promise<void> => {
  const app = await appOf(bank, named.appId)
  const begun = await bank.sql.begin((tx) => begin(bank, tx, realm, app, named))
  if (!begun) return

  const { debit, agreement, amount } = begun
  const { networkOrder: orderId, networkTime: txnTime } = debit
  const { cardNumber } = readElements(bank, agreement)
  const answer = await bank.cardNetwork.collect(realm.id, { orderId, txnTime, cardNumber, amount })
  await noLongerSending(bank.sql, debit)
  await afterCollect(bank, realm, debit, answer)
}

interface Begun {
  debit: Sent
  agreement: Agreement
  amount: number
}

const begin = async (
  bank: OrderBank,
  tx: Tx,
  realm: Realm,
  app: App,
  named: Pick<Payment, 'appId' | 'id'>,
): Promise<Begun | undefined> => {
  const known = (await findPayment(tx, named)) ?? fault('A payment is gone.')
  if (!isOfOrder(known)) return fault('Only an order is paid by a card.')
  const order = await lockOrder(tx, known.orderId)
  const payment = (await findPayment(tx, named)) ?? fault('A payment is gone.')
  const debit = (await findDebit(tx, named.id)) ?? fault('A debit is gone.')
  if (payment.status !== 'requires_action' || !isOfOrder(payment)) return undefined

  const at = now(bank, realm)
  const agreement = await signedNow(bank, tx, realm, app, debit, at)
  const obstacle = obstacleTo(order, payment, agreement, at)
  const day = obstacle === null ? await countDebit(bank, tx, agreement, payment.amount, at) : null
  if (day === null) {
    await takeStep(tx, debit, { step: 'ended' })
    await failPayment(tx, payment, obstacle ?? 'limit_exceeded', at)
    return undefined
  }
  await claimUndecided(tx, order, payment, at)
  const { step: _, ...message } = sending(bank, realm, 'collect', payment.id)
  await takeStep(tx, debit, { step: 'sent', day, ...message })
  await inquireLater(tx, debit, at)
  const sent = await findDebit(tx, payment.id)
  if (!isSent(sent)) return fault('A debit was not sent.')
  return { debit: sent, agreement, amount: payment.amount }
}

/** The code that approves the payment has signed for the card too, where that was asked. */
const signedNow = async (
  bank: OrderBank,
  tx: Tx,
  realm: Realm,
  app: App,
  { agreementId }: Debit,
  at: Date,
): Promise<Agreement> => {
  const agreement = await readAgreement(tx, agreementId, { lock: true })
  const signed = await signLocked(tx, { app }, agreement, at)
  if (signed && signed.userId !== null)
    await tellSigned(bank, tx, { realm, app, userId: signed.userId }, signed)
  return signed ?? agreement
}

const obstacleTo = (
  order: Order,
  payment: OrderPayment,
  { status }: Agreement,
  at: Date,
): ErrorCode | null => {
  const obstacle = obstacleAt(order, at)
  if (obstacle) return obstacle
  if (order.version !== payment.orderVersion) return 'session_stale'
  return status === 'active' ? null : 'agreement_inactive'
}
