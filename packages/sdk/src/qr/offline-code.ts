import { checkDigitOf, isPayerCode } from './payer-code.ts'

/** What a phone keeps so that it can make codes without a network. */
export interface OfflineSeed {
  /** 32 bytes, secret. */
  seed: Uint8Array<ArrayBuffer>
  /** Nine digits by which the bank finds the seed; no account's number. */
  index: number
  /** Hides the index, the same for all apps of the bank. */
  mask: string
}

/** How many seconds a code stands for. */
export const OFFLINE_STEP_SECONDS = 30

/** Which step a moment lies in; a code of one step is good for one payment. */
export const offlineStepAt = (at: Date): number =>
  Math.floor(at.getTime() / 1000 / OFFLINE_STEP_SECONDS)

/**
 * The payer's code of a step, made without a network (scheme `MB-OTP-1`): 62, the hidden index, a one-time number after
 * RFC 6238, and a check digit. It looks as any payer's code does.
 */
export const offlineCode = async (known: OfflineSeed, step: number): Promise<string> => {
  const otp = await oneTimeNumber(known.seed, step)
  const masked = (known.index + (await maskOf(known.mask, otp))) % INDEXES
  const body = `62${String(masked).padStart(9, '0')}${otp}`
  return body + checkDigitOf(body)
}

/** Whose code it would be, and its one-time number, which only the seed proves. Null for what is no payer's code. */
export const readOfflineCode = async (
  code: string,
  mask: string,
): Promise<{ index: number; otp: string } | null> => {
  if (!isPayerCode(code)) return null
  const otp = code.slice(11, 18)
  const index = (Number(code.slice(2, 11)) - (await maskOf(mask, otp)) + INDEXES) % INDEXES
  return { index, otp }
}

/** The one-time number of a step: seven digits (RFC 4226, with SHA-256 as RFC 6238 allows). */
export const oneTimeNumber = async (
  seed: Uint8Array<ArrayBuffer>,
  step: number,
): Promise<string> => {
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(step))
  const mac = await hmac(seed, new Uint8Array(counter.buffer))
  const offset = mac.getUint8(31) & 0xf
  return String((mac.getUint32(offset) & 0x7fffffff) % 10 ** OTP_DIGITS).padStart(OTP_DIGITS, '0')
}

const INDEXES = 10 ** 9
const OTP_DIGITS = 7

const maskOf = async (mask: string, otp: string): Promise<number> => {
  const encode = (text: string) => new TextEncoder().encode(text)
  const mac = await hmac(encode(mask), encode(otp))
  return Number(mac.getBigUint64(0) % BigInt(INDEXES))
}

const hmac = async (
  secret: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<DataView> => {
  const scheme = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', secret, scheme, false, ['sign'])
  return new DataView(await crypto.subtle.sign('HMAC', key, message))
}
