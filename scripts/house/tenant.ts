import type { QiantangBank } from '@qiantang/mock-bank'
import type { StartPage } from '@qiantang/mock-bank/server'

const realmName = 'npm start'
const shopName = '青芽茶铺'

/** A shop's place in the bank. All of it is of the sandbox. */
export interface Tenant {
  realm: {
    id: string
    /** `rlk_…`: opens the simulated phone and the clock. */
    key: string
  }
  /** The shop's app. */
  app: {
    id: string
    keyId: string
    privateKey: string
    /** `sk_test_…`, for curl. */
    secretKey: string
  }
  /** Where events go. Another address gets another secret. */
  webhook: {
    url: string
    secret: string
  }
}

interface Surroundings {
  shopUrl: string
  simulatorsUrl: string
  tillUrl: string
}

/** What the start page tells of a tenant. */
export const startPageOf = (
  { realm, app }: Tenant,
  { shopUrl, simulatorsUrl, tillUrl }: Surroundings,
): StartPage => ({
  shopUrl,
  phoneUrl: `${simulatorsUrl}/sim`,
  tillUrl,
  realm: { ...realm, name: realmName },
  app: { id: app.id, name: shopName },
})

/**
 * The shop as the bank knows it: a realm on the real clock, an app with its keys, an address for events. What an
 * earlier start made is used again, where this database knows it.
 */
export async function findOrMakeTenant(
  bank: QiantangBank,
  known: Partial<Tenant>,
  webhookUrl: string,
): Promise<Tenant> {
  const { realm, app } = known
  const tenant =
    realm && app && (await knows(bank, app.secretKey)) ? { realm, app } : await makeTenant(bank)
  const isSame = tenant.app === app && known.webhook?.url === webhookUrl
  const webhook = isSame && known.webhook ? known.webhook : await register(bank, tenant, webhookUrl)
  return { ...tenant, webhook }
}

async function makeTenant(bank: QiantangBank): Promise<Pick<Tenant, 'realm' | 'app'>> {
  const realm = await bank.realms.create({ name: realmName, clock: 'wall' })
  const { app, keyId, privateKey, secretKey } = await bank.realms.createApp(realm.id, {
    name: shopName,
    channels: ['bank_balance', 'quick_pay', 'gateway', 'alipay', 'wechat_pay', 'unionpay'],
  })
  if (realm.key === null || privateKey === null || secretKey === null)
    throw new Error('A sandbox shows the keys of what it makes.')
  return {
    realm: { id: realm.id, key: realm.key },
    app: { id: app.id, keyId, privateKey, secretKey },
  }
}

async function register(bank: QiantangBank, { app }: Pick<Tenant, 'app'>, url: string) {
  const body = JSON.stringify({ url, events: ['order.paid'] })
  const answer = await ask(bank, app.secretKey, '/v1/webhook-endpoints', { method: 'POST', body })
  if (!answer.ok)
    throw new Error(`The shop's address for events was refused: ${await answer.text()}`)
  const { secret } = (await answer.json()) as { secret: string }
  return { url, secret }
}

const knows = async (bank: QiantangBank, secretKey: string): Promise<boolean> =>
  (await ask(bank, secretKey, '/v1/app')).ok

const ask = (bank: QiantangBank, secretKey: string, path: string, init: RequestInit = {}) => {
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' }
  return bank.fetch(new Request(new URL(path, bank.origin), { ...init, headers }))
}
