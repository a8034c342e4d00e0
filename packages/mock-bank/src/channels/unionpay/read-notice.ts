import type { Line } from '../../cards/network/exchange.ts'
import { isSignedBy, type Fields } from '../../cards/network/signature.ts'
import type { IncomingNotice, Notice } from '../outside.ts'
import { numberOfVoid } from './give-back.ts'
import { paymentState, refundState } from './told.ts'

/**
 * What a form posted to our `backUrl` tells. The key that must have signed it is known beforehand: the certificate
 * that comes inside (`signPubKeyCert`) proves nothing.
 */
export const readNotice = ({ merId, networkPublicKey }: Line, { body }: IncomingNotice): Notice => {
  const fields = readForm(body)
  if (!fields || fields['version'] !== '5.1.0' || fields['signMethod'] !== '01') return unbelievable
  if (!isSignedBy(networkPublicKey, fields)) return unbelievable

  const { txnType, orderId, respCode } = fields
  if (fields['merId'] !== merId || !orderId) return nothing
  if (txnType === '01' && fields['currencyCode'] === '156')
    return { about: 'payment', number: orderId, state: paymentState(respCode, fields) }
  if (txnType === '04')
    return { about: 'refund', number: orderId, state: refundState(respCode, fields) }
  if (txnType === '31')
    return { about: 'refund', number: numberOfVoid(orderId), state: voidState(respCode, fields) }
  return nothing
}

const unbelievable: Notice = { about: 'unbelievable' }
const nothing: Notice = { about: 'nothing' }

/** A void that was refused is followed by a refund, so its end is not the end. */
const voidState = (code: string | undefined, told: Fields) => {
  const state = refundState(code, told)
  return state.state === 'failed' ? ({ state: 'processing' } as const) : state
}

/** A name that comes twice makes a form unreadable: what is signed must be what is read. */
const readForm = (body: string): Fields | undefined => {
  const pairs = [...new URLSearchParams(body)]
  const fields = Object.fromEntries(pairs)
  return pairs.length > 0 && Object.keys(fields).length === pairs.length ? fields : undefined
}
