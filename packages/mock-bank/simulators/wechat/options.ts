/** How the simulated WeChat Pay is opened. */
export interface WechatPayOptions {
  /** PEM of WeChat Pay's RSA key, which signs answers and notices. */
  platformPrivateKey: string
  /** Serial number of that key's certificate. */
  platformSerial: string
  /** Who collects through it, by `mchid`. */
  merchants: Readonly<Record<string, WechatMerchant>>
}

export interface WechatMerchant {
  /** What the payer reads as the one who collects. */
  name: string
  /** The apps it may collect as, `appid`. */
  appIds: readonly string[]
  /** Secret of those apps, with which a code of the in-app browser is exchanged. */
  appSecret: string
  /** Serial number of its certificate. */
  serialNo: string
  /** PEM of its public key. */
  publicKey: string
  /** What WeChat Pay keeps of each payment, in parts of a million. @default 6000 */
  feeRate?: number
  /** 32 characters with which its notices are sealed. */
  apiV3Key: string
}
