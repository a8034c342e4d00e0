import type { CheckoutSession, Other } from '../generated/types.ts'
import { fits, like, oneOf, type Is } from './shape.ts'

/** How a checkout stands, as a shop's page may know it: all of the session but the payer's own side. */
export interface CheckoutState {
  /** `cos_…` */
  id: string
  orderId: string
  status: 'open' | 'processing' | 'completed' | 'closed' | 'expired' | Other
  /** Grows when what the payer sees changes. */
  version: number
  /** In fen. */
  total: number
  currency: string
  merchantName: string
  orderReference: string
  description: string
  expiresAt: string
  returnUrl: string
  cancelUrl: string
  /** The newest attempt to pay. */
  payment: { id: string; status: string; channel: string; amount: number } | null
}

export const stateOf = (session: CheckoutSession): CheckoutState => {
  const { payment } = session
  return {
    id: session.id,
    orderId: session.orderId,
    status: session.status,
    version: session.version,
    total: session.total,
    currency: session.currency,
    merchantName: session.merchantName,
    orderReference: session.orderReference,
    description: session.description,
    expiresAt: session.expiresAt,
    returnUrl: session.returnUrl,
    cancelUrl: session.cancelUrl,
    payment: payment && {
      id: payment.id,
      status: payment.status,
      channel: payment.channel,
      amount: payment.amount,
    },
  }
}

const text: Is = (value) => typeof value === 'string' && value.length <= 4_096
const whole: Is = Number.isInteger
const web = like(/^https?:\/\/\S{1,4096}$/)

export const isCheckoutState: Is = (value) =>
  fits(
    {
      id: like(/^cos_[0-9A-HJKMNP-TV-Z]{26}$/),
      orderId: text,
      status: text,
      version: whole,
      total: whole,
      currency: oneOf('CNY'),
      merchantName: text,
      orderReference: text,
      description: text,
      expiresAt: text,
      returnUrl: web,
      cancelUrl: web,
      payment: (value) =>
        value === null || fits({ id: text, status: text, channel: text, amount: whole }, value),
    },
    value,
  )
