import {
  askRefundThere,
  type ChannelPayment,
  findChannelPayment,
  numberOf,
  refundThere,
  type Returned,
} from '../acquiring/index.ts'
import { channelOf } from '../channels/index.ts'
import type { RefundState } from '../channels/outside.ts'
import { fault } from '../kernel/errors.ts'
import { findPayment, type OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { bookSurely } from './book.ts'
import { fail, succeed } from './finish.ts'
import * as postings from './postings.ts'
import type { Refund } from './refund.ts'
import { askChannelLater, type InquiryPayload } from './refund-jobs.ts'
import { findRefund, takeStep } from './refund-table.ts'

/** Has the channel give the money back. That it is asked what became of it is scheduled beforehand. */
export const sendThroughChannel = async (
  bank: OrderBank,
  realm: Realm,
  from: Refund,
): Promise<void> => {
  const refund = await bank.sql.begin(async (tx) => {
    const taken = await takeStep(tx, from, { step: 'channel' })
    if (taken) await askChannelLater(tx, taken, now(bank, realm))
    return taken
  })
  if (!refund) return
  const paid = await paymentThere(bank, refund)
  await settle(bank, realm, refund, paid, await refundThere(bank, paid, asSent(refund)))
}

/** Asks the channel what became of a refund, and goes on from there. What never reached it is sent again, under its number. */
export const askChannelOfRefund = async (
  bank: OrderBank,
  realm: Realm,
  { id, asked }: InquiryPayload,
): Promise<void> => {
  const refund = await findRefund(bank.sql, id)
  if (refund?.step !== 'channel') return
  await askChannelLater(bank.sql, refund, now(bank, realm), asked + 1)
  const paid = await paymentThere(bank, refund)
  const known = await askRefundThere(bank, paid, asSent(refund))
  const said = known.state === 'absent' ? await refundThere(bank, paid, asSent(refund)) : known
  await settle(bank, realm, refund, paid, said)
}

/** Goes by what a channel has told of a refund by its number; whether there is such a one. */
export const hearOfRefund = async (
  bank: OrderBank,
  realmOf: (realmId: string) => Promise<Realm>,
  { channel, number }: { channel: string; number: string },
  said: RefundState,
): Promise<boolean> => {
  const refund = await findRefund(bank.sql, number.replace(/^rfd/, 'rfd_'))
  if (refund?.destination !== 'channel') return false
  const paid = await paymentThere(bank, refund)
  if (paid.channel !== channel) return false
  if (refund.step === 'channel')
    await settle(bank, await realmOf(refund.realmId), refund, paid, said)
  return true
}

/** Goes by what the channel says. As long as that is nothing final, the money stays set aside. */
const settle = async (
  bank: OrderBank,
  realm: Realm,
  refund: Refund,
  paid: ChannelPayment,
  said: RefundState,
): Promise<void> => {
  const at = now(bank, realm)
  if (said.state === 'succeeded') {
    const terms = channelOf(paid.channel) ?? fault(`There is no channel ${paid.channel}.`)
    const source = terms.source({ realmId: realm.id, accountId: null })
    await bookSurely(bank, refund, postings.refundThroughChannel({ ...refund, source }), { at })
    return succeed(bank, realm, refund)
  }
  if (said.state !== 'failed') return
  await bookSurely(bank, refund, postings.refundGivenBack(refund), { at })
  await fail(bank, realm, refund, said.code)
}

const paymentThere = async (
  bank: OrderBank,
  { appId, paymentId }: Refund,
): Promise<ChannelPayment> => {
  const payment = await findPayment(bank.sql, { appId, id: paymentId })
  const { channel } = payment ?? fault('A payment is gone.')
  const there = await findChannelPayment(bank.sql, { channel, number: numberOf(paymentId) })
  return there ?? fault('A payment outside is gone.')
}

const asSent = ({ id, amount, reason, createdAt }: Refund): Returned => ({
  ...{ number: numberOf(id), amount, reason, createdAt },
})
