import { channelOf } from '../channels/index.ts'
import { fault } from '../kernel/errors.ts'
import {
  findPayment,
  type OrderBank,
  presentPayment,
  recordTold,
  told,
  updatePayment,
} from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { type ChannelPayment, named, returnNumberOf } from './channel-payment.ts'
import { findChannelPayment, updateChannelPayment } from './channel-payment-table.ts'
import { askRefundThere, refundThere } from './line.ts'
import * as postings from './postings.ts'
import { type ChannelPaymentPayload, giveBackLater } from './query-later.ts'

/**
 * Gives back what came too late, the way it came, under one number however often it is sent. Until the channel says
 * that the payer has it, it stays in suspense and the channel is asked again.
 */
export const giveBack = async (
  bank: OrderBank,
  realm: Realm,
  { channel, number, asked }: ChannelPaymentPayload,
): Promise<void> => {
  const late = await findChannelPayment(bank.sql, { channel, number })
  if (late?.step !== 'late' || late.lateAmount === null) return
  await book(bank, realm, late, postings.latePayment)

  const amount = late.lateAmount
  const wanted = { number: returnNumberOf(late), amount, reason: null, createdAt: late.createdAt }
  const known = asked === 0 ? { state: 'absent' } : await askRefundThere(bank, late, wanted)
  const isToBeSent = known.state === 'absent' || known.state === 'failed'
  const said = isToBeSent ? await refundThere(bank, late, wanted) : known
  if (said.state !== 'succeeded') return giveBackLater(bank.sql, late, now(bank, realm), asked)

  await book(bank, realm, late, postings.latePaymentReturned)
  await finish(bank, realm, late, amount)
}

const book = async (
  bank: OrderBank,
  realm: Realm,
  { paymentId, realmId, slot, channel, lateAmount }: ChannelPayment,
  posting: typeof postings.latePayment,
): Promise<void> => {
  const terms = channelOf(channel) ?? fault(`There is no channel ${channel}.`)
  const source = terms.source({ realmId, accountId: null })
  const amount = lateAmount ?? fault('Nothing came too late.')
  const entry = posting({ paymentId, realmId, source, amount })
  const outcome = await bank.ledger.submit({ ...entry, realmId, slot, at: now(bank, realm) })
  if (outcome.status !== 'posted') fault(`${entry.kind} of ${paymentId}: ${outcome.status}.`)
}

const finish = (
  bank: OrderBank,
  realm: Realm,
  late: ChannelPayment,
  amount: number,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, realm)
    const payment = (await findPayment(tx, named(late))) ?? fault('A payment is gone.')
    await updateChannelPayment(tx, late, { step: 'returned' })
    const refunded = Math.min(amount, payment.amount)
    const reversed = await updatePayment(tx, payment, { refunded })
    await recordTold(tx, reversed, at, [told('payment.reversed', presentPayment(reversed))])
  })
