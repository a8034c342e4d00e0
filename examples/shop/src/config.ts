/** Everything the shop needs to know, from its environment. */
export interface ShopConfig {
  bankUrl: string
  appId: string
  keyId: string
  /** PEM. */
  privateKey: string
  /** Where browsers and the bank reach this shop. */
  origin: string
  /** `whsec_…`. Default: the shop registers its address at the bank when it starts. */
  webhookSecret?: string
}

/** Reads the configuration and names what is missing, all at once. */
export const readConfig = (env: Record<string, string | undefined>): ShopConfig => {
  const missing: string[] = []
  const read = (name: string): string => {
    const value = env[name]
    if (!value) missing.push(name)
    return value ?? ''
  }

  const config: ShopConfig = {
    bankUrl: env['QIANTANG_BASE_URL'] ?? 'http://localhost:4000',
    appId: read('QIANTANG_APP_ID'),
    keyId: read('QIANTANG_KEY_ID'),
    privateKey: read('QIANTANG_PRIVATE_KEY').replaceAll(String.raw`\n`, '\n'),
    origin: env['SHOP_ORIGIN'] ?? 'http://127.0.0.1:4020',
    ...(env['QIANTANG_WEBHOOK_SECRET'] && { webhookSecret: env['QIANTANG_WEBHOOK_SECRET'] }),
  }
  if (missing.length > 0) throw new Error(`Set ${missing.join(', ')}.`)
  return config
}
