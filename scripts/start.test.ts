import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBank, type QiantangBank } from '@qiantang/mock-bank'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeNetworkKeys } from './house/network-keys.ts'
import { expectFree, freePort } from './house/ports.ts'
import { findOrMakeTenant } from './house/tenant.ts'
import { readDevFile, writeDevFile } from './start/dev-file.ts'
import { readSettings } from './start/settings.ts'

const webhookUrl = 'http://127.0.0.1:4020/webhooks'
const folder = mkdtempSync(join(tmpdir(), 'qiantang-start-'))
const openBank = () => createBank({ dataDir: 'memory', writeLog: () => {} })
let bank: QiantangBank
beforeAll(async () => {
  bank = await openBank()
})
afterAll(async () => {
  await bank.close()
  rmSync(folder, { recursive: true })
})

test('the second start goes on with the keys of the first', async () => {
  const first = await findOrMakeTenant(bank, {}, webhookUrl)
  writeDevFile(folder, { ...first, networkKeys: await makeNetworkKeys() })

  const second = await findOrMakeTenant(bank, readDevFile(folder), webhookUrl)

  expect(second).toEqual(first)
})

test('keys are readable by their owner alone', () => {
  expect(statSync(join(folder, 'dev.json')).mode & 0o777).toBe(0o600)
})

test('a shop that moved gets its events at the new address, under a secret of its own', async () => {
  const known = readDevFile(folder)
  const moved = await findOrMakeTenant(bank, known, 'http://127.0.0.1:4021/webhooks')

  expect(moved.app).toEqual(known.app)
  expect(moved.webhook.url).toBe('http://127.0.0.1:4021/webhooks')
  expect(moved.webhook.secret).not.toBe(known.webhook?.secret)
})

test('a database that does not know the keys gets a realm and an app of its own', async () => {
  const other = await openBank()
  const tenant = await findOrMakeTenant(other, readDevFile(folder), webhookUrl)

  expect(tenant.app.id).not.toBe(readDevFile(folder).app?.id)
  await other.close()
})

test('a port that is taken is named, with the setting that moves it', async () => {
  const somebody = createServer()
  await new Promise<void>((listening) => somebody.listen(0, '127.0.0.1', listening))
  const { port } = somebody.address() as AddressInfo

  await expect(expectFree(port, 'QIANTANG_PORT')).rejects.toThrow(
    `Port ${port} is taken: stop what listens there, or choose another with QIANTANG_PORT.`,
  )
  await expect(expectFree(await freePort(), 'QIANTANG_PORT')).resolves.toBeUndefined()
  somebody.close()
})

test('a port that is none is refused by the name of its setting', () => {
  expect(() => readSettings({ QIANTANG_SHOP_PORT: 'tea' })).toThrow(/QIANTANG_SHOP_PORT.*"tea"/)
  expect(readSettings({}).shopPort).toBe(4020)
})
