import type { Locale } from '../generated/types.ts'

export interface WalletOptions {
  /** `app_…`: checked against the session, so that a token of another app is noticed early. */
  appId: string
  /** The bank’s address, such as `https://open.qiantang.example`. */
  baseUrl: string
  /**
   * A user session token (`ust_…`), or how to get one from your own server. It is asked for when first
   * needed, kept, and asked for again when the bank says it has expired.
   */
  session: string | (() => Promise<string>)
  /** Language of `userMessage`. Default: the browser’s. */
  locale?: Locale | undefined
  /** For each try, in milliseconds. Default 15,000. */
  timeoutMs?: number | undefined
  /** Tries after the first, where repeating is safe. Default 2. */
  maxRetries?: number | undefined
  /** Default: the global `fetch`. */
  fetch?: typeof fetch | undefined
}
