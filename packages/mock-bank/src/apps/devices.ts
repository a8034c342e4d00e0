import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { now } from '../realms/realm.ts'
import type { Device, User } from './caller.ts'

/** A device as a merchant names it when it opens a session there. */
export interface NamedDevice {
  id: string
  name?: string | undefined
}

export interface KnownDevice extends Device {
  /** How many of its sessions are open. */
  sessions: number
  firstSeenAt: Date
  lastSeenAt: Date
}

type Whose = Pick<User, 'realm' | 'app' | 'userId'>

/** Remembers that a user was on a device. Its last name stands. */
export const meetDevice = async (
  bank: Pick<Kernel, 'wall'>,
  tx: Tx,
  { realm, app, userId }: Whose,
  { id, name = null }: { id: string; name?: string | null | undefined },
  at: Date,
): Promise<void> => {
  const met = { appId: app.id, userId, id, name, realmId: realm.id }
  await tx`
    insert into devices ${tx({ ...met, firstSeenAt: at, lastSeenAt: at, recordedAt: bank.wall() })}
    on conflict (app_id, user_id, id) do update set
      name = coalesce(excluded.name, devices.name), last_seen_at = excluded.last_seen_at`
}

/** More than anybody has; a merchant that names a new one each time fills no page without end. */
const most = 100

/** A user's devices, the one seen last first. */
export const listDevices = async (
  bank: Pick<Kernel, 'sql' | 'wall'>,
  { realm, app, userId }: Whose,
): Promise<KnownDevice[]> => {
  const { sql } = bank
  const found = await sql<Omit<KnownDevice, 'sessions'>[]>`
    select id, name, first_seen_at, last_seen_at from devices
    where app_id = ${app.id} and user_id = ${userId}
    order by last_seen_at desc, id limit ${most}`
  const open = await countOpen(sql, app.id, userId, now(bank, realm))
  return found.map((device) => ({ ...device, sessions: open.get(device.id) ?? 0 }))
}

const countOpen = async (on: Queryable, appId: string, userId: string, at: Date) => {
  const rows = await on<{ deviceId: string; sessions: number }[]>`
    select device_id, count(*) as sessions from user_sessions
    where app_id = ${appId} and user_id = ${userId} and device_id is not null
      and revoked_at is null and expires_at > ${at}
    group by device_id`
  return new Map(rows.map(({ deviceId, sessions }) => [deviceId, sessions]))
}
