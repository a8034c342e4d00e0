import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

import type { Appearance } from '@qiantang/sdk/contract'

import { cached } from '../kernel/cached.ts'
import type { Json, Queryable } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { newId, slotMaskOf } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { hashSecret, newSecret } from '../kernel/secrets.ts'
import type { Realm } from '../realms/realm.ts'
import type { App } from './caller.ts'
import { keepLogo, type Logo } from './logo.ts'
import { type Agreed, settingsOf, usualSettings } from './settings.ts'
import { type KeyAlgorithm, type PublicKey, readPublicKey } from './public-key.ts'

export const secretKeyPrefix = 'sk_test_'

/** An app and the keys that verify its requests. */
export interface AppWithKeys {
  app: App
  keys: ReadonlyMap<string, PublicKey>
}

interface Snapshot {
  app: App
  keys: { id: string; publicKey: string }[]
}

export interface AppInput extends Agreed {
  name: string
  /** PEM (SPKI). @default the bank makes an RSA-2048 pair and hands the private key out */
  publicKey?: string | undefined
}

export interface CreatedApp {
  app: App
  keyId: string
  privateKey: string | null
  /** Sandbox only. */
  secretKey: string | null
}

const known = cached<AppWithKeys>({ ttlMs: 5_000, most: 10_000 })
const knownSecrets = cached<string>({ ttlMs: 5_000, most: 10_000 })
const makeKeyPair = promisify(generateKeyPair)

/** Makes an app with a key. The private key and the secret key are shown this once. */
export const createApp = async (
  bank: Pick<Kernel, 'sql' | 'wall' | 'vault' | 'mode'>,
  realm: Realm,
  { name, publicKey, ...agreed }: AppInput,
): Promise<CreatedApp> => {
  const pair = publicKey === undefined ? await newRsaPair() : { publicKey, privateKey: null }
  const { algorithm } = readPublicKey(pair.publicKey)
  const wall = bank.wall()
  const appId = newId('app', 0, 0, wall)
  const app: App = {
    id: appId,
    realmId: realm.id,
    name,
    slotMask: slotMaskOf(bank.vault.key('slot'), appId),
    ...{ appearance: null, logo: null },
    ...settingsOf(usualSettings, agreed),
  }
  const keyId = newId('key', 0, 0, wall)
  const secretKey = bank.mode === 'sandbox' ? newSecret(secretKeyPrefix) : null

  await bank.sql.begin(async (tx) => {
    await tx`insert into apps ${tx(rowOf(tx, app))}`
    await insertKey(tx, { id: keyId, appId, algorithm, publicKey: pair.publicKey })
    if (secretKey !== null)
      await tx`insert into app_secret_keys ${tx({ hash: hashSecret(secretKey), appId })}`
    await writeSnapshot(tx, appId)
  })
  return { app, keyId: `${appId}/${keyId}`, privateKey: pair.privateKey, secretKey }
}

/** An app with its keys, at most a few seconds old. */
export const findApp = (
  bank: Pick<Kernel, 'sql'>,
  appId: string,
): Promise<AppWithKeys | undefined> =>
  known(bank).read(appId, async () => {
    const [row] = await bank.sql<{ snapshot: Snapshot }[]>`
      select snapshot from app_snapshots where app_id = ${appId}`
    return row && read(row.snapshot)
  })

/** The app of a bearer key, by the key's hash. */
export const findAppBySecret = async (
  bank: Pick<Kernel, 'sql'>,
  hash: string,
): Promise<App | undefined> => {
  const appId = await knownSecrets(bank).read(hash, async () => {
    const [row] = await bank.sql<{ appId: string }[]>`
      select app_id from app_secret_keys where hash = ${hash} and revoked_at is null`
    return row?.appId
  })
  return appId === undefined ? undefined : (await findApp(bank, appId))?.app
}

/** What is left out stays. */
export type AppChange = Agreed & { name?: string | undefined }

/** What an app shows of its merchant. What is left out stays. */
export interface Looks {
  appearance?: Appearance | null | undefined
  logo?: Logo | null | undefined
}

/**
 * Changes an app of a realm. This process goes by it at once, others within a few seconds.
 *
 * @throws {BankError} `not_found`
 */
export const changeApp = async (
  bank: Pick<Kernel, 'sql'>,
  realm: Realm,
  appId: string,
  change: AppChange & Looks,
): Promise<App> => {
  const app = await bank.sql.begin(async (tx) => {
    const [found] = await tx<App[]>`
      select ${columns(tx)} from apps where id = ${appId} and realm_id = ${realm.id} for update`
    if (!found) throw new BankError('not_found')
    const { name = found.name, appearance = found.appearance, logo: given, ...agreed } = change
    const logo = given === undefined ? found.logo : await keepLogo(tx, appId, given)
    const changed = { ...found, name, appearance, logo, ...settingsOf(found, agreed) }
    await tx`update apps set ${tx(rowOf(tx, changed))} where id = ${appId}`
    await writeSnapshot(tx, appId)
    return changed
  })
  known(bank).forget(appId)
  return app
}

const columns = (on: Queryable) => on`
  id, realm_id, name, channels, channel_terms, allowed_origins, products, limits,
  appearance, logo, slot_mask`

const rowOf = (on: Queryable, app: App) => ({
  ...app,
  channels: [...app.channels],
  allowedOrigins: [...app.allowedOrigins],
  products: [...app.products],
  limits: on.json({ ...app.limits }),
  appearance: app.appearance && on.json(app.appearance),
  channelTerms: on.json(app.channelTerms.map((terms) => ({ ...terms }))),
})

const insertKey = (
  on: Queryable,
  key: { id: string; appId: string; algorithm: KeyAlgorithm; publicKey: string },
) => on`insert into app_keys ${on({ ...key })}`

/** Writes the row the cache reads. Belongs into every transaction that changes an app or its keys. */
const writeSnapshot = async (on: Queryable, appId: string): Promise<void> => {
  const [app] = await on<App[]>`
    select ${columns(on)} from apps where id = ${appId}`
  const keys = await on<Snapshot['keys']>`
    select id, public_key from app_keys where app_id = ${appId} and revoked_at is null`
  const snapshot = on.json({ app, keys: [...keys] } as unknown as Json)
  await on`
    insert into app_snapshots values (${appId}, ${snapshot})
    on conflict (app_id) do update set snapshot = excluded.snapshot`
}

const read = ({ app, keys }: Snapshot): AppWithKeys => ({
  app,
  keys: new Map(keys.map(({ id, publicKey }) => [id, readPublicKey(publicKey)])),
})

const newRsaPair = async () =>
  makeKeyPair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
