import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { bearer, onBankPage } from '../credentials.ts'
import { type World, world } from '../world.ts'

const me = { userId: 'me' }

const openOn = (w: World, device?: { id: string; name?: string }, userId = 'u_1') =>
  w.call(contract.userSessions.create, { body: { userId, ...(device && { device }) } })

const sessionsOf = async (w: World, token: string) =>
  (await w.call(contract.sessions.list, { params: me }, bearer(token))).items

const devicesOf = async (w: World, token: string) =>
  (await w.call(contract.devices.list, { params: me }, bearer(token))).items

test('a user sees their open sessions, newest first, and which one asks', async () => {
  const w = await world()
  const old = await openOn(w, { id: 'd_1', name: '旧手机' })
  await w.clock.advance('PT10M')
  const present = await openOn(w)
  await openOn(w, undefined, 'u_2')

  expect(await sessionsOf(w, present.token)).toEqual([
    {
      ...{ id: present.id, device: null, isCurrent: true, scopes: present.scopes },
      ...{ createdAt: present.createdAt, expiresAt: present.expiresAt },
    },
    {
      ...{ id: old.id, device: { id: 'd_1', name: '旧手机' }, isCurrent: false },
      ...{ scopes: old.scopes, createdAt: old.createdAt, expiresAt: old.expiresAt },
    },
  ])

  await w.clock.advance('PT6M')
  expect((await sessionsOf(w, present.token)).map(({ id }) => id)).toEqual([present.id])
})

test('a session that is ended is of no use at once, nor are the bank’s pages opened from it', async () => {
  const w = await world()
  const { call, origin } = w
  const lost = await openOn(w)
  const page = await call(contract.pageTokens.create, {}, onBankPage(lost.token, origin))
  const present = await openOn(w)
  const end = (id: string, token = present.token) =>
    call(contract.sessions.revoke, { params: { ...me, userSessionId: id } }, bearer(token))

  await end(lost.id)
  await end(lost.id)

  const expired = { code: 'session_expired' }
  await expect(sessionsOf(w, lost.token)).rejects.toMatchObject(expired)
  await expect(
    call(contract.pin.retrieve, { params: me }, onBankPage(page.token, origin)),
  ).rejects.toMatchObject(expired)
  const other = await openOn(w, undefined, 'u_2')
  await expect(end(present.id, other.token)).rejects.toMatchObject({ code: 'not_found' })

  await w.settle()
  const { items } = await call(contract.events.list, { query: { type: 'user_session.revoked' } })
  expect(items.map(({ data }) => data)).toEqual([{ id: lost.id }])
})

test('a device is known by the merchant’s id of it, with its last name, and when it was seen', async () => {
  const w = await world()
  await openOn(w, { id: 'd_1', name: '旧手机' })
  await openOn(w, { id: 'd_2' })
  await w.clock.advance('PT5M')
  const present = await openOn(w, { id: 'd_1' })

  expect(await devicesOf(w, present.token)).toEqual([
    {
      ...{ id: 'd_1', name: '旧手机', isCurrent: true, sessions: 2 },
      ...{ firstSeenAt: '2026-06-01T10:00:00.000+08:00', lastSeenAt: present.createdAt },
    },
    {
      ...{ id: 'd_2', name: null, isCurrent: false, sessions: 1 },
      firstSeenAt: '2026-06-01T10:00:00.000+08:00',
      lastSeenAt: '2026-06-01T10:00:00.000+08:00',
    },
  ])
  const other = await openOn(w, { id: 'd_1', name: '别人的' }, 'u_2')
  expect((await devicesOf(w, other.token)).map(({ name }) => name)).toEqual(['别人的'])
})
