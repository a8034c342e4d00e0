import type { Locale } from '../generated/types.ts'
import type { Signer } from './signer.ts'

export interface MerchantOptions {
  /** `app_…` */
  appId: string
  /** `key_…` or `app_…/key_…`: which of the app’s keys signs. */
  keyId: string
  /** PEM (PKCS#8) of an RSA or Ed25519 key, or a signer of your own. Never leaves this process. */
  privateKey: string | Signer
  /** The bank’s address, such as `https://open.qiantang.example`. */
  baseUrl: string
  /** Whether the bank’s answers are proved by its signature. Default true. */
  verifyAnswers?: boolean | undefined
  /** Language of `userMessage`. Default zh-CN. */
  locale?: Locale | undefined
  /** For each try, in milliseconds. Default 15,000. */
  timeoutMs?: number | undefined
  /** Tries after the first, where repeating is safe; each is signed anew. Default 2. */
  maxRetries?: number | undefined
  /** Default: the global `fetch`. */
  fetch?: typeof fetch | undefined
}
