/** How the simulated Alipay is opened. */
export interface AlipayOptions {
  /** PEM of Alipay's RSA key, which signs answers and notices. */
  privateKey: string
  /** Who collects through it, by `app_id`. */
  members: Readonly<Record<string, AlipayMember>>
}

export interface AlipayMember {
  /** What the payer reads as the one who collects. */
  name: string
  /** Its number as a seller: `2088` and 12 digits. */
  sellerId: string
  /** PEM of its public key. */
  publicKey: string
}
