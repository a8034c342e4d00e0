import type { Appearance } from '../frames/look.ts'
import type { Locale } from '../generated/types.ts'

export interface ElementsOptions {
  /** `app_…`. The bank lets only the origins registered for it show its elements. */
  appId: string
  /** The bank’s address, such as `https://open.qiantang.example`. */
  bankUrl: string
  /**
   * Gets a user session token (`ust_…`) from your own server. Called when an element comes, and again whenever its
   * token has expired; elements that ask at the same time share an answer.
   */
  fetchSession: () => Promise<string>
  /** Default: the browser’s language. */
  locale?: Locale | undefined
  /** Colours, corners and type. Default: the bank’s own, light or dark as the device is. */
  appearance?: Appearance | undefined
}
