import { newId } from '../kernel/ids.ts'
import { cached } from '../kernel/cached.ts'
import type { Queryable } from '../kernel/database/index.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { hashSecret, newSecret } from '../kernel/secrets.ts'
import type { Realm } from './realm.ts'

export const realmKeyPrefix = 'rlk_'

const known = cached<Realm>({ ttlMs: 5_000, most: 10_000 })
const knownKeys = cached<string>({ ttlMs: 5_000, most: 10_000 })

/** How a realm's clock starts: with the real time, or at a moment. */
export type ClockStart = 'wall' | { now: Date; frozen: boolean }

export interface RealmInput {
  name?: string | undefined
  /** @default frozen at 2026-06-01T10:00+08:00 */
  clock?: ClockStart | undefined
  fixedOtp?: string | undefined
}

const defaultClock: ClockStart = { now: new Date('2026-06-01T10:00:00+08:00'), frozen: true }

/** Makes a world of its own. In the sandbox a key opens its sandbox routes; it is shown this once. */
export const createRealm = async (
  bank: Pick<Kernel, 'sql' | 'wall' | 'mode'>,
  { name = 'sandbox', clock = defaultClock, fixedOtp }: RealmInput,
): Promise<{ realm: Realm; key: string | null }> => {
  const wall = bank.wall()
  const key = bank.mode === 'sandbox' ? newSecret(realmKeyPrefix) : null
  const realm: Realm = {
    id: newId('rlm', 0, 0, wall),
    name,
    frozenAt: clock !== 'wall' && clock.frozen ? clock.now : null,
    offsetMs: clock !== 'wall' && !clock.frozen ? clock.now.getTime() - wall.getTime() : 0,
    fixedOtp: fixedOtp ?? null,
  }
  await bank.sql`insert into realms ${bank.sql({ ...realm, keyHash: key && hashSecret(key) })}`
  known(bank).write(realm.id, realm)
  return { realm, key }
}

/** The realm of an id, at most a few seconds old; changes made in this process are seen at once. */
export const findRealm = (bank: Pick<Kernel, 'sql'>, realmId: string): Promise<Realm | undefined> =>
  known(bank).read(realmId, () => selectRealm(bank.sql, realmId))

/** The realm a sandbox key opens. */
export const findRealmByKey = async (
  bank: Pick<Kernel, 'sql'>,
  keyHash: string,
): Promise<Realm | undefined> => {
  const realmId = await knownKeys(bank).read(keyHash, async () => {
    const [row] = await bank.sql<{ id: string }[]>`
      select id from realms where key_hash = ${keyHash}`
    return row?.id
  })
  return realmId === undefined ? undefined : findRealm(bank, realmId)
}

/** Reads a realm past the cache; with `lock`, nobody else changes it until the transaction ends. */
export const selectRealm = async (
  on: Queryable,
  realmId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Realm | undefined> => {
  const [realm] = await on<Realm[]>`
    select id, name, frozen_at, offset_ms, fixed_otp from realms
    where id = ${realmId} ${lock ? on`for update` : on``}`
  return realm
}

/** Tells this process what was written of a realm. */
export const rememberRealm = (bank: Pick<Kernel, 'sql'>, realm: Realm): void =>
  known(bank).write(realm.id, realm)

/** For when it is not certain what was written. */
export const forgetRealm = (bank: Pick<Kernel, 'sql'>, realmId: string): void =>
  known(bank).forget(realmId)
