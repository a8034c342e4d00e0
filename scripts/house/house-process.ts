// A house of its own for tests in the browser: everything in memory, on free ports, until whoever started it goes.
import { type Answer, createDesk, type Opened, type Question } from './desk.ts'
import { openHouse } from './house.ts'
import { makeNetworkKeys } from './network-keys.ts'
import { freePort } from './ports.ts'
import { tracesOf } from './traces.ts'
import { findOrMakeTenant, startPageOf, type Tenant } from './tenant.ts'
import { putUpTill } from './till.ts'

const faults: unknown[] = []
const traces = tracesOf(process.env)
const tenancy = Promise.withResolvers<Tenant>()
const shopUrl = `http://127.0.0.1:${await freePort()}`
const house = await openHouse({
  bankPort: await freePort(),
  simulatorsPort: await freePort(),
  networkKeys: await makeNetworkKeys(),
  bank: {
    dataDir: traces?.dataDir ?? 'memory',
    checkReplies: true,
    onFault: (fault) => faults.push(fault),
    writeLog: traces?.writeLog ?? (() => {}),
  },
  ...(traces && { overhear: traces.overhear }),
  furnish: async (bank, simulatorsUrl) => {
    const tenant = await findOrMakeTenant(bank, {}, `${shopUrl}/webhooks`)
    tenancy.resolve(tenant)
    const tillUrl = await putUpTill(simulatorsUrl, tenant.app)
    return startPageOf(tenant, { shopUrl, simulatorsUrl, tillUrl })
  },
})
const desk = createDesk(house, faults)
const { app, webhook } = await tenancy.promise
await desk.openShop({
  ...{ appId: app.id, keyId: app.keyId, privateKey: app.privateKey },
  ...{ bankUrl: house.bankUrl, origin: shopUrl, webhookSecret: webhook.secret },
})

const ask = ({ name, args }: Question): Promise<unknown> =>
  (desk[name] as (...given: unknown[]) => Promise<unknown>)(...args)

const tell = (message: Answer | Opened) => process.send?.(message)

process.on('message', (question: Question) => {
  const { id } = question
  ask(question).then(
    (value) => tell({ id, value }),
    (error: unknown) => tell({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})
process.once('disconnect', () => {
  void house.close().finally(() => process.exit())
})
tell({ bankUrl: house.bankUrl, simulatorsUrl: house.simulatorsUrl })
