import { verify, type KeyObject } from 'node:crypto'

import { linesOf } from './authorization.ts'

/** WeChat Pay's keys by their serial numbers. There are two while one replaces the other. */
export type PlatformKeys = ReadonlyMap<string, KeyObject>

const windowSeconds = 300

/**
 * Whether WeChat Pay has signed these very bytes, just now. Answers and notices are signed alike, over the time, a
 * number used once, and the body.
 */
export const isBelieved = (
  keys: PlatformKeys,
  { headers, body, at }: { headers: Headers; body: string; at: Date },
): boolean => {
  const timestamp = headers.get('wechatpay-timestamp') ?? ''
  const nonce = headers.get('wechatpay-nonce') ?? ''
  const signature = headers.get('wechatpay-signature') ?? ''
  const key = keys.get(headers.get('wechatpay-serial') ?? '')
  if (!key || !isRecent(timestamp, at)) return false

  const signed = Buffer.from(linesOf(timestamp, nonce, body))
  return verify('sha256', signed, key, Buffer.from(signature, 'base64'))
}

const isRecent = (timestamp: string, at: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(at.getTime() / 1000 - Number(timestamp)) < windowSeconds
