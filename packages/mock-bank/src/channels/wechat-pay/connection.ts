import type { Merchant } from './authorization.ts'
import type { PlatformKeys } from './believed.ts'

/** The bank's line to WeChat Pay: where it answers, and who the bank is to it. */
export interface WechatPayConnection extends Merchant {
  /** Where WeChat Pay answers for a realm, such as `https://api.mch.weixin.qq.com`. */
  baseUrl: (realmId: string) => string
  /** The app the bank collects as, `appid`. */
  appId: string
  /** 32 characters agreed with WeChat Pay, which notices are sealed with. */
  apiV3Key: string
  platformKeys: PlatformKeys
  fetch: typeof fetch
  /** The time of a realm: what WeChat Pay is told the time is, and by which an order expires. */
  now: (realmId: string) => Promise<Date>
  /** The real time, which requests are stamped with. */
  wall: () => Date
  /** How long an answer is waited for, its body included. */
  timeoutMs: number
}
