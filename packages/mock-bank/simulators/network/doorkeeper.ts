import type { KeyObject } from 'node:crypto'
import { isSignedBy, type Fields } from './message.ts'
import type { ResponseCode } from './response-codes.ts'

const always = ['txnType', 'txnSubType', 'bizType', 'accessType', 'channelType', 'certId']
const shapes = {
  version: /^5\.1\.0$/,
  encoding: /^utf-8$/i,
  signMethod: /^01$/,
  orderId: /^[A-Za-z0-9]{8,40}$/,
  txnTime: /^\d{14}$/,
}

/** Why the network won't even look at this message; nothing when it will. */
export function faultOf(fields: Fields, member: KeyObject | undefined): ResponseCode | undefined {
  if (!member) return '31'
  if (!isSignedBy(member, fields)) return '11'
  if (always.some((name) => !fields[name])) return '13'
  return Object.entries(shapes).every(([name, shape]) => shape.test(fields[name] ?? ''))
    ? undefined
    : '10'
}

/** Why the network can't move money on this message. */
export function moneyFaultOf(fields: Fields): ResponseCode | undefined {
  if (!fields['accNo'] || !fields['txnAmt'] || !fields['backUrl']) return '13'
  return /^[1-9]\d{0,11}$/.test(fields['txnAmt']) && fields['currencyCode'] === '156'
    ? undefined
    : '10'
}
