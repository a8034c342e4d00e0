import { isPayerCode } from './payer-code.ts'

/** What a scanned text is, by its looks. */
export type Recognised =
  /** A merchant's code to be paid (EMVCo): `parseMerchantCode` reads it. */
  | 'merchant_code'
  /** A payer's code in EMVCo's form: `parseConsumerCode` reads it. */
  | 'consumer_code'
  /** A payer's digits, to be sent to whoever made them. */
  | 'bank_payer_code'
  | 'alipay_payer_code'
  | 'wechat_payer_code'
  /** Links of other networks, which this bank's app can't pay. */
  | 'alipay_link'
  | 'wechat_link'
  | 'unionpay_link'
  /** Any other address. */
  | 'link'
  | 'unknown'

/**
 * What kind of code a scanned text is, so that one which can't be paid here can be named for what it is. It goes by the
 * looks alone: whether the code is good is for its parser, or its maker, to say.
 */
export const recogniseCode = (scanned: string): Recognised => {
  const text = scanned.trim()
  return kinds.find(([, is]) => is(text))?.[0] ?? 'unknown'
}

const like = (shape: RegExp) => (text: string) => shape.test(text)

const kinds: readonly (readonly [Recognised, (text: string) => boolean])[] = [
  ['merchant_code', like(/^000201/)],
  ['consumer_code', like(/^hQVDUFY/)],
  ['bank_payer_code', isPayerCode],
  ['wechat_payer_code', like(/^1[0-5]\d{16}$/)],
  ['alipay_payer_code', like(/^(2[5-9]|30)\d{14,22}$|^fp[\dA-Za-z]{33}$/)],
  ['alipay_link', like(/^(https?:\/\/qr\.alipay\.com\/|alipays?:)/i)],
  ['wechat_link', like(/^(wxp|weixin):\/\//i)],
  ['unionpay_link', like(/^https?:\/\/qr\.95516\.com\//i)],
  ['link', like(/^https?:\/\/\S+$/i)],
]
