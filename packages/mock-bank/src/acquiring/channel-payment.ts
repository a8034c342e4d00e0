import type { Channel as ChannelName, PayProduct } from '@qiantang/sdk/contract'

import type { ChannelChoice, ChannelOrder } from '../channels/outside.ts'
import type { Payment } from '../orders/index.ts'

/** A payment as a company outside knows it. */
export interface ChannelPayment {
  channel: ChannelName
  number: string
  realmId: string
  appId: string
  paymentId: string
  orderId: string
  checkoutSessionId: string
  slot: number
  product: PayProduct | null
  amount: number
  description: string
  choice: ChannelChoice
  reference: string | null
  /**
   * `waiting`: somebody may still pay it · `ended`: it counted, or nobody can pay it any more · `late`: money came when
   * the order could not be paid by it, and is on its way back · `returned`: it is back.
   */
  step: 'waiting' | 'ended' | 'late' | 'returned'
  /** What came too late. */
  lateAmount: number | null
  createdAt: Date
  expiresAt: Date
}

/** How a payment is called outside: letters and digits alone, since some channels take nothing else. */
export const numberOf = (paymentId: string): string => paymentId.replace('_', '')

/** What gives back money that came too late is called after the payment. */
export const returnNumberOf = ({ number }: Pick<ChannelPayment, 'number'>): string =>
  number.replace(/^pay/, 'rev')

export const paymentNumberOf = (returnNumber: string): string => returnNumber.replace(/^rev/, 'pay')

/** It as its channel's connector has to know it. */
export const toChannelOrder = (
  { origin }: { origin: string },
  payment: ChannelPayment,
): ChannelOrder => ({
  realmId: payment.realmId,
  number: payment.number,
  reference: payment.reference,
  product: payment.product,
  amount: payment.amount,
  description: payment.description,
  createdAt: payment.createdAt,
  expiresAt: payment.expiresAt,
  returnUrl: `${origin}/pay/${payment.checkoutSessionId}`,
  noticeUrl: noticeUrlOf({ origin }, payment.channel),
  choice: payment.choice,
})

export const noticeUrlOf = ({ origin }: { origin: string }, channel: ChannelName): string =>
  `${origin}/channels/${channel}/notices`

/** The name of the payment it is. */
export const named = ({ appId, paymentId: id }: ChannelPayment): Pick<Payment, 'appId' | 'id'> => ({
  ...{ appId, id },
})
