import type { TransactionKey } from './journal.ts'
import type { Fields } from './message.ts'
import { responseMessage, type ResponseCode } from './response-codes.ts'

/** What goes back to the member: an answer, at once or late, or nothing at all. */
export type Reply = Answer | { kind: 'silence' }

export interface Answer {
  kind: 'answer'
  fields: Fields
  /** Set where the answer comes late: what happens at the moment it does. */
  whenLate?: () => void
}

const echoed = [
  ...['version', 'encoding', 'signMethod', 'txnType', 'txnSubType', 'bizType', 'accessType'],
  ...['merId', 'orderId', 'txnTime', 'txnAmt', 'currencyCode'],
]

/** An answer with this code: what the member sent, and what the network adds. */
export const answer = (request: Fields, respCode: ResponseCode, added: Fields = {}): Answer => ({
  kind: 'answer',
  fields: {
    ...Object.fromEntries(echoed.map((name) => [name, request[name]])),
    ...added,
    respCode,
    respMsg: responseMessage(respCode),
  },
})

/** What a message is known by. */
export const keyOf = (fields: Fields): TransactionKey => ({
  merId: fields['merId'] ?? '',
  orderId: fields['orderId'] ?? '',
  txnTime: fields['txnTime'] ?? '',
})
