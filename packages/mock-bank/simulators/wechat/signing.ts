import {
  createCipheriv,
  createPublicKey,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'

const linesOf = (...lines: string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''))

export const newNonce = () => randomBytes(16).toString('hex')

/** What WeChat Pay puts on all it says: when, a number used once, whose key, and the signature over these and the body. */
export function signatureHeaders(
  { key, serial }: { key: KeyObject; serial: string },
  body: string,
  at: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = newNonce()
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    'wechatpay-signature': sign('sha256', linesOf(timestamp, nonce, body), key).toString('base64'),
  }
}

/** Whether a caller signed exactly this request. */
export const isSignedBy = (publicKey: string, lines: string[], signature: string): boolean =>
  verify('sha256', linesOf(...lines), createPublicKey(publicKey), Buffer.from(signature, 'base64'))

/** Seals what a notice carries, so that only the merchant can read it: AES-256-GCM, the tag at the end. */
export function sealed(apiV3Key: string, text: string, kind: string) {
  const nonce = randomBytes(9).toString('base64url')
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce))
  cipher.setAAD(Buffer.from(kind))
  const open = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: open.toString('base64'),
    associated_data: kind,
    original_type: kind,
    nonce,
  }
}
