import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { checkTrails, checkTrailsIn } from '../../src/audit/index.ts'
import { type Linked, linkOf, noLink } from '../../src/audit/link.ts'
import type { Sql, Tx } from '../../src/kernel/database/index.ts'
import { BooksOff } from '../../src/ledger/index.ts'
import { changed, columnsOf, invented } from '../ledger/tampering.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { world } from '../world.ts'

/** Two users with a trail each, one of them of a few entries. */
const trails = async () => {
  const w = await world()
  await accountHolder(w)
  await w.newSession('u_2')
  await w.newSession('u_2')
  const { sql } = w.bank.inside
  return { ...w, sql, realmId: w.realm.id }
}

class Undone extends Error {}

/** Lets somebody who may do anything change the trails, looks at them, and undoes it. */
const tamper = async (sql: Sql, change: (tx: Tx) => Promise<unknown>) => {
  let found: unknown
  await sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`alter table audit_entries drop constraint audit_entries_actor_check`
      await change(tx)
      await checkTrailsIn(tx).catch((error: unknown) => (found = error))
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  if (found === undefined || found instanceof BooksOff) return found
  throw new Error('The look at the trails failed.', { cause: found })
}

test('whatever is changed in an entry or in the end of a trail is found, and its user is named', async () => {
  const { sql, realmId } = await trails()
  const missed: string[] = []
  for (const { table, column, type } of await columnsOf(sql, ['audit_entries', 'audit_heads'])) {
    const [row] = await sql<{ userId: string; isNull: boolean }[]>`
      select user_id, ${sql(column)} is null as is_null from ${sql(table)}
      where realm_id = ${realmId} and user_id = 'u_1' order by seq limit 1`
    const value = row?.isNull ? invented(type) : changed(column, type)
    const found = await tamper(sql, (tx) =>
      tx.unsafe(
        `update ${table} set ${column} = ${value} where realm_id = '${realmId}' and user_id = 'u_1'
          and seq = (select min(seq) from ${table} where realm_id = '${realmId}' and user_id = 'u_1')`,
      ),
    )
    if (!found || !JSON.stringify(found.row).includes('u_1')) missed.push(`${table}.${column}`)
  }
  expect(missed).toEqual([])
})

test('an entry that is left out, put in, moved or cut off at the end is found', async () => {
  const { sql, realmId } = await trails()
  const where = `realm_id = '${realmId}' and user_id = 'u_1'`
  const changes = {
    'first left out': `delete from audit_entries where ${where} and seq = 1`,
    'one left out': `delete from audit_entries where ${where} and seq = 2`,
    'last left out': `delete from audit_entries e where ${where} and seq = (select seq from audit_heads where ${where})`,
    'one put in': `insert into audit_entries select app_id, user_id, seq + 1, id, realm_id, type, actor, session_id, device_id, device_name, network, facts, at, recorded_at, link from audit_entries e where ${where} and seq = (select seq from audit_heads where ${where})`,
    'two changed places': `update audit_entries set seq = 3 - seq + 1000 where ${where} and seq < 3; update audit_entries set seq = seq - 1000 where ${where} and seq > 1000`,
    'all of a user left out': `delete from audit_entries where ${where}`,
    'the end forgotten': `delete from audit_heads where ${where}`,
  }
  for (const [name, statement] of Object.entries(changes)) {
    const found = await tamper(sql, (tx) => tx.unsafe(statement))
    expect({ name, user: found?.row['userId'] }).toEqual({ name, user: 'u_1' })
  }
})

test('a trail that was cut off together with its end shows in the sum of all ends', async () => {
  const { sql, realmId } = await trails()
  const before = await checkTrails(sql, realmId)
  let after: unknown
  await sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`delete from audit_entries where realm_id = ${realmId} and user_id = 'u_2' and seq = 2`
      await tx`
        update audit_heads h set seq = 1, link = e.link from audit_entries e
        where h.realm_id = ${realmId} and h.user_id = 'u_2' and e.app_id = h.app_id
          and e.user_id = h.user_id and e.seq = 1`
      after = await checkTrailsIn(tx, realmId)
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  expect(after).toMatchObject({ users: before.users, entries: before.entries - 1 })
  expect(after).not.toMatchObject({ heads: before.heads })
})

test('the database refuses to change or delete an entry', async () => {
  const { sql, realmId } = await trails()
  const refused = { code: '42501' }
  await expect(
    sql`update audit_entries set type = 'pin.set' where realm_id = ${realmId}`,
  ).rejects.toMatchObject(refused)
  await expect(sql`delete from audit_entries where realm_id = ${realmId}`).rejects.toMatchObject(
    refused,
  )
  await expect(sql`truncate audit_entries`).rejects.toMatchObject(refused)
})

test('no two entries are written alike, wherever their fields are divided (S22)', () => {
  const entry: Linked = {
    ...{ appId: 'app_1', userId: 'u_1', seq: 1, id: 'aud_1', realmId: 'rlm_1', type: 'pin.set' },
    ...{ actor: 'user', sessionId: 'ab', deviceId: 'c', deviceName: null, network: null },
    ...{ facts: '{}', at: '1', recordedAt: '2' },
  }
  const others: Partial<Linked>[] = [
    { sessionId: 'a', deviceId: 'bc' },
    { sessionId: 'abc', deviceId: '' },
    { sessionId: 'abc', deviceId: null },
    { sessionId: 'ab1:c', deviceId: null },
    { sessionId: null, deviceId: 'abc' },
    { deviceName: '' },
    { deviceName: '-' },
    { network: '' },
    { at: '12', recordedAt: '' },
  ]
  const links = [{}, ...others].map((other) =>
    linkOf({ ...entry, ...other }, noLink).toString('hex'),
  )
  expect(new Set(links).size).toBe(links.length)
})

test('acts of one user at the same time make one chain', async () => {
  const { call, asUser } = await world()
  const sessions = await Promise.all(Array.from({ length: 12 }, () => asUser('u_3')))
  const { items } = await call(
    contract.auditEntries.list,
    { params: { userId: 'me' }, query: { limit: 100 } },
    sessions[0],
  )
  expect(items.map(({ type }) => type)).toEqual(sessions.map(() => 'session.started'))
})
