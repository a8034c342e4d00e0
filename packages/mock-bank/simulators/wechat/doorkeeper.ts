import { isSignedBy } from './signing.ts'
import type { WechatMerchant } from './options.ts'
import { refuse, type Reply } from './refusals.ts'

/** A caller who proved who they are. */
export interface Caller extends WechatMerchant {
  mchId: string
}

interface Request {
  method: string
  /** Path and query as they were sent. */
  target: string
  authorization: string | undefined
  body: string
}

const windowSeconds = 300
const SCHEME = /^WECHATPAY2-SHA256-RSA2048 (.+)$/

/** Who signed this request; or why it isn't looked at. */
export function callerOf(
  { method, target, authorization, body }: Request,
  merchants: Readonly<Record<string, WechatMerchant>>,
  now: Date,
): { caller: Caller } | { refusal: Reply } {
  const text = SCHEME.exec(authorization ?? '')?.[1]
  if (!text) return { refusal: refuse('SIGN_ERROR', 'Http头Authorization格式错误') }

  const { mchid = '', nonce_str = '', timestamp = '', serial_no, signature = '' } = fieldsOf(text)
  const merchant = Object.hasOwn(merchants, mchid) ? merchants[mchid] : undefined
  if (!merchant || merchant.serialNo.toUpperCase() !== serial_no?.toUpperCase())
    return { refusal: refuse('SIGN_ERROR', '商户证书序列号有误') }
  if (
    !/^\d+$/.test(timestamp) ||
    Math.abs(now.getTime() / 1000 - Number(timestamp)) > windowSeconds
  )
    return {
      refusal: refuse(
        'SIGN_ERROR',
        'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟',
      ),
    }
  if (!isSignedBy(merchant.publicKey, [method, target, timestamp, nonce_str, body], signature))
    return { refusal: refuse('SIGN_ERROR', '错误的签名，验签失败') }
  return { caller: { ...merchant, mchId: mchid } }
}

const fieldsOf = (text: string): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
