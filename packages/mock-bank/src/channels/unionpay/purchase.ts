import { networkTime } from '../../cards/network/network-time.ts'
import type { Fields } from '../../cards/network/signature.ts'
import type { ChannelOrder } from '../outside.ts'

/** A purchase (消费, 01) of this order, whatever the way it is paid. */
export const purchaseOf = (order: ChannelOrder): Fields => ({
  txnType: '01',
  orderId: order.number,
  txnTime: networkTime(order.createdAt),
  txnAmt: String(order.amount),
  currencyCode: '156',
  payTimeout: networkTime(order.expiresAt),
  orderDesc: briefly(order.description),
  backUrl: order.noticeUrl,
})

/** What the network takes of a text: 32 characters. */
const briefly = (text: string): string => [...text].slice(0, 32).join('')

/**
 * What the network calls the business a payment is (`bizType`): a purchase at its gateway or in its app, with the
 * payer's bank chosen as a person or a company, or by QR code.
 */
export const bizTypeOf = ({ product, choice }: ChannelOrder): string => {
  if (choice.bank?.kind === 'corporate') return '000202'
  return product === 'qr' ? '000000' : '000201'
}
