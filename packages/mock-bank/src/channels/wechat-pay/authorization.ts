import { randomBytes, sign, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

/** Whoever calls WeChat Pay, and the key it is known by. */
export interface Merchant {
  /** The merchant number, `mchid`. */
  mchId: string
  /** Serial number of the merchant's certificate, in hex. */
  serialNo: string
  privateKey: KeyObject
}

const signInThreadPool = promisify(sign)

/** What is signed anywhere with WeChat Pay: a few lines, each with its end. */
export const linesOf = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('')

/** RSA PKCS#1 v1.5 with SHA-256 over such lines, base64. */
export const signedLines = async (key: KeyObject, ...lines: string[]): Promise<string> =>
  (await signInThreadPool('sha256', Buffer.from(linesOf(...lines)), key)).toString('base64')

/** A number used once: 32 letters and digits. */
export const newNonce = (): string => randomBytes(16).toString('hex').toUpperCase()

/** A moment as WeChat Pay counts it: seconds. */
export const secondsOf = (at: Date): string => String(Math.floor(at.getTime() / 1000))

/** The `Authorization` header of one request. The body is signed as it is sent, byte for byte. */
export const authorizationOf = async (
  { mchId, serialNo, privateKey }: Merchant,
  { method, url, body, at }: { method: string; url: URL; body: string; at: Date },
): Promise<string> => {
  const nonce = newNonce()
  const timestamp = secondsOf(at)
  const path = `${url.pathname}${url.search}`
  const signature = await signedLines(privateKey, method, path, timestamp, nonce, body)
  const fields = { mchid: mchId, nonce_str: nonce, timestamp, serial_no: serialNo, signature }
  const text = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${text.join(',')}`
}
