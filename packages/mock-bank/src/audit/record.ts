import type { AuditType } from '@qiantang/sdk/contract'

import type { App, Tenant, User } from '../apps/caller.ts'
import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { newId, slotOf } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Realm } from '../realms/realm.ts'
import type { Actor, Entry, FactsOf } from './entry.ts'
import { linkOf, noLink } from './link.ts'

/** Whose security it touches: the user who calls, or one for whom something is done, `by` whoever calls; or by the bank. */
export type Whose = User | { realm: Realm; app: App; userId: string; by?: Tenant | undefined }

/**
 * Adds to a user's audit trail in the transaction of the act itself. Do it after everything that waits for a row of the
 * same user: until the commit, the user's other acts wait here.
 */
export const record = async <Type extends AuditType>(
  bank: Pick<Kernel, 'vault' | 'wall'>,
  tx: Tx,
  whose: Whose,
  type: Type,
  facts: FactsOf[Type],
  at: Date,
): Promise<void> => {
  const { realm, app, userId } = whose
  const [head] = await tx<{ seq: number; link: Buffer }[]>`
    insert into audit_heads ${tx({ appId: app.id, userId, realmId: realm.id, seq: 1, link: noLink })}
    on conflict (app_id, user_id) do update set seq = audit_heads.seq + 1
    returning seq, link`
  const { seq, link: before } = head ?? fault('An audit trail has no head.')

  const recordedAt = bank.wall()
  const slot = slotOf(bank.vault.key('slot'), app.id, userId)
  const entry: Entry = {
    ...{ appId: app.id, userId, seq, realmId: realm.id, type, at, recordedAt },
    id: newId('aud', slot, app.slotMask, recordedAt),
    ...whereOf('kind' in whose ? whose : whose.by),
    facts: JSON.stringify(facts),
  }
  const times = { at: String(at.getTime()), recordedAt: String(recordedAt.getTime()) }
  const link = linkOf({ ...entry, ...times }, before)
  await tx`insert into audit_entries ${tx({ ...entry, link })}`
  await tx`update audit_heads set link = ${link} where app_id = ${app.id} and user_id = ${userId}`
}

type Where = Pick<Entry, 'actor' | 'sessionId' | 'deviceId' | 'deviceName' | 'network'>

const whereOf = (caller: Tenant | undefined): Where => {
  const user = caller?.kind === 'user' ? caller : undefined
  return {
    actor: actorOf(caller),
    sessionId: user?.sessionId ?? null,
    deviceId: user?.device?.id ?? null,
    deviceName: user?.device?.name ?? null,
    network: caller?.network ?? null,
  }
}

const actorOf = (caller: Tenant | undefined): Actor => {
  if (!caller) return 'bank'
  return caller.kind === 'merchant' ? 'merchant' : 'user'
}
