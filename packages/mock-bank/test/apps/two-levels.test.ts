import { generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createApp, findApp } from '../../src/apps/apps.ts'
import type { Sql } from '../../src/kernel/database/index.ts'
import { createRealm } from '../../src/realms/realms.ts'
import { openEventBank } from '../events/event-bank.ts'

let opened: Awaited<ReturnType<typeof openEventBank>>
beforeAll(async () => {
  opened = await openEventBank()
})
afterAll(() => opened.close())
afterEach(() => void vi.useRealTimers())

const { publicKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

const newApp = async () => {
  const { realm } = await createRealm(opened.bank, {})
  const { app } = await createApp(opened.bank, realm, { name: 'Tea Shop', publicKey })
  return app.id
}

/** Another bank on the same database, with nothing in its memory yet, which writes down what it reads. */
const anotherBank = () => {
  const statements: string[] = []
  const sql = ((texts: TemplateStringsArray, ...values: never[]) => {
    statements.push(texts.join('?'))
    return opened.bank.sql(texts, ...values)
  }) as unknown as Sql
  return { sql, statements }
}

test('a stampede of a thousand misses is one read, of one row', async () => {
  const appId = await newApp()
  const bank = anotherBank()

  const found = await Promise.all(Array.from({ length: 1000 }, () => findApp(bank, appId)))

  expect(found.filter((known) => known?.app.id === appId)).toHaveLength(1000)
  expect(found[0]!.keys.size).toBe(1)
  expect(bank.statements).toHaveLength(1)
  expect(bank.statements[0]).toContain('select snapshot from app_snapshots')
})

test('what another bank has changed is seen after five seconds at the latest', async () => {
  const appId = await newApp()
  const bank = anotherBank()
  vi.useFakeTimers({ toFake: ['performance'] })
  const name = async () => (await findApp(bank, appId))!.app.name
  expect(await name()).toBe('Tea Shop')

  await opened.bank.sql`
    update app_snapshots set snapshot = jsonb_set(snapshot::jsonb, '{app,name}', '"Tea House"')
    where app_id = ${appId}`
  vi.advanceTimersByTime(4_999)
  expect(await name()).toBe('Tea Shop')
  vi.advanceTimersByTime(1)

  expect(await name()).toBe('Tea House')
  expect(bank.statements).toHaveLength(2)
})

test('the second level says what the tables say it is made from', async () => {
  const appId = await newApp()
  const { sql } = opened.bank

  const [row] = await sql<{ snapshot: { app: { name: string }; keys: { id: string }[] } }[]>`
    select snapshot from app_snapshots where app_id = ${appId}`
  const [app] = await sql<{ name: string }[]>`select name from apps where id = ${appId}`
  const keys = await sql<{ id: string }[]>`
    select id from app_keys where app_id = ${appId} and revoked_at is null`

  expect(row!.snapshot.app.name).toBe(app!.name)
  expect(row!.snapshot.keys.map((key) => key.id)).toEqual(keys.map((key) => key.id))
})
