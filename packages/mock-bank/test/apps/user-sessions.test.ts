import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { bearer } from '../credentials.ts'
import { world } from '../world.ts'

const me = { params: { userId: 'me' } }

test('a session says whose it is, what it may and until when, and shows its token once', async () => {
  const { call, bank } = await world()

  const session = await call(contract.userSessions.create, {
    body: { userId: 'u_1', scopes: ['balance.read', 'balance.read'], expiresInSeconds: 60 },
  })

  expect(session).toEqual({
    device: null,
    id: expect.stringMatching(/^uss_/),
    userId: 'u_1',
    scopes: ['balance.read'],
    createdAt: '2026-06-01T10:00:00.000+08:00',
    expiresAt: '2026-06-01T10:01:00.000+08:00',
    token: expect.stringMatching(/^ust_[A-Za-z0-9_-]{43}$/),
  })
  const [row] = await bank.inside.sql<{ text: string }[]>`
    select user_sessions::text as text from user_sessions where id = ${session.id}`
  expect(row?.text).not.toContain(session.token)
})

test('a session that is ended ends at once and is told once', async () => {
  const { call, newSession, settle } = await world()
  const session = await newSession('u_1')
  const user = bearer(session.token)
  await call(contract.accounts.list, me, user)

  const end = () => call(contract.userSessions.revoke, { params: { userSessionId: session.id } })
  await end()
  await end()

  await expect(call(contract.accounts.list, me, user)).rejects.toMatchObject({
    code: 'session_expired',
    status: 401,
  })
  await settle()
  const { items } = await call(contract.events.list, { query: { type: 'user_session.revoked' } })
  expect(items.map(({ data }) => data)).toEqual([{ id: session.id }])
})

test('a user has several sessions, each with an end of its own', async () => {
  const { call, newSession } = await world()
  const [phone, laptop] = [await newSession('u_1'), await newSession('u_1')]

  await call(contract.userSessions.revoke, { params: { userSessionId: phone.id } })

  await expect(call(contract.accounts.list, me, bearer(laptop.token))).resolves.toBeTruthy()
})
