import { join, relative } from 'node:path'
import { buildAll } from './builds.ts'
import { makeNetworkKeys } from './house/network-keys.ts'
import { expectFree } from './house/ports.ts'
import { findOrMakeTenant, startPageOf, type Tenant } from './house/tenant.ts'
import { putUpTill } from './house/till.ts'
import { readDevFile, writeDevFile } from './start/dev-file.ts'
import { logInto } from './start/log-file.ts'
import { writeMerchantEnv } from './start/merchant-env.ts'
import { ports, readSettings, type StartSettings } from './start/settings.ts'
import { startShop } from './start/shop-process.ts'
import { endOfProcess } from './start/signals.ts'
import { root } from './workspace.ts'

const started = Date.now()

try {
  await start(readSettings(process.env))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** Opens the bank, the world around it and the shop, and closes them in good order when asked to end. */
async function start(settings: StartSettings): Promise<void> {
  for (const [name, { setting }] of Object.entries(ports))
    await expectFree(settings[name as keyof typeof ports], setting)
  if (!(await buildAll())) throw new Error('Nothing was started: the build above failed.')

  const ending = endOfProcess()
  const { house, tenant, tillUrl } = await open(settings)
  try {
    const merchantEnv = writeMerchantEnv(settings.folder, house.bankUrl, tenant)
    const shopUrl = shopUrlOf(settings)
    const shop = await startShop({ ...house, shopUrl, ...tenant })
    tell({ ...house, shopUrl, tillUrl, merchantEnv, ...tenant })
    await ending
    await shop.stop()
  } finally {
    await house.close()
  }
}

/** The bank, its world, and the shop's place in it: made at the first start, found again later. */
async function open(settings: StartSettings) {
  const { bankPort, simulatorsPort, folder, databaseUrl } = settings
  const known = readDevFile(folder)
  const networkKeys = await makeNetworkKeys(known.networkKeys)
  const shopUrl = shopUrlOf(settings)
  const made = Promise.withResolvers<{ tenant: Tenant; tillUrl: string }>()
  // Loaded only now, since it is part of what was built.
  const { openHouse } = await import('./house/house.ts')
  const house = await openHouse({
    bankPort,
    simulatorsPort,
    networkKeys,
    journalDir: join(folder, 'network'),
    bank: {
      dataDir: folder,
      writeLog: logInto(folder),
      ...(databaseUrl !== undefined && { databaseUrl }),
    },
    furnish: async (bank, simulatorsUrl) => {
      const tenant = await findOrMakeTenant(bank, known, `${shopUrl}/webhooks`)
      writeDevFile(folder, { networkKeys, ...tenant })
      const tillUrl = await putUpTill(simulatorsUrl, tenant.app)
      made.resolve({ tenant, tillUrl })
      return startPageOf(tenant, { shopUrl, simulatorsUrl, tillUrl })
    },
  })
  return { house, ...(await made.promise) }
}

function shopUrlOf({ shopPort }: StartSettings): string {
  return `http://127.0.0.1:${shopPort}`
}

interface Addresses extends Tenant {
  bankUrl: string
  simulatorsUrl: string
  shopUrl: string
  tillUrl: string
  merchantEnv: string
}

function tell({
  bankUrl,
  simulatorsUrl,
  shopUrl,
  tillUrl,
  merchantEnv,
  realm,
  app,
}: Addresses): void {
  const order = JSON.stringify({ reference: 'curl-1', amount: 8850, description: 'Tea' })
  console.log(`
  Start here     ${bankUrl}
  Shop           ${shopUrl}
  Phone (SMS)    ${simulatorsUrl}/sim#${realm.key}
  Till           ${tillUrl}
  API reference  ${bankUrl}/reference
  OpenAPI        ${bankUrl}/openapi.json

  The shop's keys for a merchant of your own: node --env-file=${relative(root, merchantEnv)} merchant.ts
  Or ask for money from the command line:

  curl ${bankUrl}/v1/orders -H 'Authorization: Bearer ${app.secretKey}' \\
    -H 'Content-Type: application/json' -d '${order}'

  Open after ${((Date.now() - started) / 1000).toFixed(1)} s. Ctrl+C closes it.
`)
}
