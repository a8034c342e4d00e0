import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { onBankPage, bearer } from '../credentials.ts'
import { type RawCall, world } from '../world.ts'

const user = { userId: 'u_1' }

interface Case {
  what: string
  sent: Partial<RawCall>
  says: { status: number; code: string; errors?: { path: string; code: string }[] }
}

const body = (value: unknown) => ({ body: JSON.stringify(value) })
const invalid = (path: string) => ({
  status: 400,
  code: 'invalid_field',
  errors: [{ path, code: 'invalid_field' }],
})

const cases: Case[] = [
  {
    what: 'broken JSON',
    sent: { body: '{"userId":' },
    says: { status: 400, code: 'invalid_json' },
  },
  {
    what: 'bytes that are not UTF-8',
    sent: { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) },
    says: { status: 400, code: 'invalid_json' },
  },
  {
    what: 'a byte order mark',
    sent: { body: new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]) },
    says: { status: 400, code: 'invalid_json' },
  },
  {
    what: 'a form',
    sent: { body: 'userId=u_1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    says: { status: 415, code: 'unsupported_media_type' },
  },
  {
    what: 'another charset',
    sent: { ...body(user), headers: { 'content-type': 'application/json; charset=gb18030' } },
    says: { status: 415, code: 'unsupported_media_type' },
  },
  {
    what: 'a packed body',
    sent: { ...body(user), headers: { 'content-encoding': 'gzip' } },
    says: { status: 415, code: 'unsupported_media_type' },
  },
  {
    what: 'a body over 64 KiB',
    sent: body({ userId: 'u'.repeat(65_536) }),
    says: { status: 413, code: 'body_too_large' },
  },
  {
    what: 'an unknown version',
    sent: { ...body(user), headers: { 'qiantang-version': '1999-01-01' } },
    says: { status: 400, code: 'version_unknown' },
  },
  {
    what: 'no body where one is needed',
    sent: {},
    says: invalid('userId'),
  },
  {
    what: 'an array for an object',
    sent: { body: '[]' },
    says: invalid(''),
  },
  {
    what: 'an unknown field',
    sent: body({ ...user, isAdmin: true }),
    says: {
      status: 400,
      code: 'unknown_field',
      errors: [{ path: 'isAdmin', code: 'unknown_field' }],
    },
  },
  {
    what: 'a wrong type',
    sent: body({ userId: 1001 }),
    says: invalid('userId'),
  },
  {
    what: 'a wrong member of a list',
    sent: body({ ...user, scopes: ['account.read', 'everything'] }),
    says: invalid('scopes.1'),
  },
  {
    what: 'a number out of range',
    sent: body({ ...user, expiresInSeconds: 901 }),
    says: invalid('expiresInSeconds'),
  },
  {
    what: 'a negative number',
    sent: body({ ...user, expiresInSeconds: -60 }),
    says: invalid('expiresInSeconds'),
  },
  {
    what: 'a fraction',
    sent: { body: '{"userId":"u_1","expiresInSeconds":60.5}' },
    says: invalid('expiresInSeconds'),
  },
  {
    what: 'a number in quotes',
    sent: body({ ...user, expiresInSeconds: '60' }),
    says: invalid('expiresInSeconds'),
  },
  {
    what: 'an unknown query value',
    sent: { ...body(user), path: '/v1/user-sessions?dry-run=1' },
    says: {
      status: 400,
      code: 'unknown_field',
      errors: [{ path: 'query.dry-run', code: 'unknown_field' }],
    },
  },
  {
    what: 'a query value out of range',
    sent: { method: 'GET', path: '/v1/events?limit=101' },
    says: invalid('query.limit'),
  },
  {
    what: 'a query value twice',
    sent: { method: 'GET', path: '/v1/events?limit=1&limit=2' },
    says: invalid('query.limit'),
  },
  {
    what: 'U+0000 in a query',
    sent: { method: 'GET', path: '/v1/events?type=%00' },
    says: invalid('query.type'),
  },
  {
    what: 'an idempotency key that is too long',
    sent: { ...body(user), headers: { 'idempotency-key': 'k'.repeat(256) } },
    says: invalid('header.idempotency-key'),
  },
  {
    what: 'two idempotency keys',
    sent: { ...body(user), headers: { 'idempotency-key': 'first, second' } },
    says: invalid('header.idempotency-key'),
  },
  {
    what: 'an address that does not exist',
    sent: { path: '/v1/userSessions' },
    says: { status: 404, code: 'not_found' },
  },
  {
    what: 'a slash too many',
    sent: { ...body(user), path: '/v1/user-sessions/' },
    says: { status: 404, code: 'not_found' },
  },
  {
    what: 'a method the address does not have',
    sent: { method: 'PUT', ...body(user) },
    says: { status: 405, code: 'method_not_allowed' },
  },
]

test.each(cases)('$what is refused, and nothing is written', async ({ sent, says }) => {
  const { sendRaw, merchant, bank, app } = await world()

  const answer = await sendRaw({ method: 'POST', path: '/v1/user-sessions', ...sent }, merchant)

  const problem = (await answer.json()) as { errors?: { path: string; code: string }[] }
  expect(problem).toMatchObject({ ...says, requestId: answer.headers.get('request-id') })
  expect(problem.errors?.length).toBe(says.errors?.length)
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const sessions = await bank.inside.sql`select id from user_sessions where app_id = ${app.id}`
  expect(sessions).toHaveLength(0)
})

test.each([
  ['%00', 'U+0000'],
  ['%E0%A4%A', 'half a character'],
  ['usr_1', 'another prefix'],
  ['uss_01', 'a short id'],
  [`uss_${'0'.repeat(26)}`, 'an id nobody has'],
  ["uss_1'--", 'quotes'],
  ['%2e%2e%2f', 'a way up'],
])('the id %s (%s) is answered exactly like a missing one', async (id) => {
  const { sendRaw, merchant } = await world()

  const answer = await sendRaw({ method: 'DELETE', path: `/v1/user-sessions/${id}` }, merchant)

  expect(await answer.json()).toMatchObject({ status: 404, code: 'not_found' })
})

test('another tenant’s session is answered exactly like a missing one, and goes on', async () => {
  const { call, newApp, newSession } = await world()
  const session = await newSession('u_1')
  const stranger = await newApp('西湖书店')

  const params = { userSessionId: session.id }
  const revoking = call(contract.userSessions.revoke, { params }, stranger.merchant)

  await expect(revoking).rejects.toMatchObject({ code: 'not_found', status: 404 })
  const read = call(contract.accounts.list, { params: { userId: 'me' } }, bearer(session.token))
  await expect(read).resolves.toMatchObject({ items: [] })
})

test('a user cannot name another user', async () => {
  const { call, asUser } = await world()

  const reading = call(contract.accounts.list, { params: { userId: 'u_2' } }, await asUser('u_1'))

  await expect(reading).rejects.toMatchObject({ code: 'not_found' })
})

test('a problem speaks the payer’s language', async () => {
  const { send, origin } = await world()

  const english = await send(
    contract.app.retrieve,
    { headers: { 'accept-language': 'fr, en-GB;q=0.9, zh;q=0.1' } },
    bearer('ust_nobody'),
  )
  const chinese = await send(contract.app.retrieve, {}, bearer('ust_nobody'))

  expect(await english.json()).toMatchObject({
    code: 'credentials_invalid',
    type: `${origin}/errors#credentials_invalid`,
    message: 'Please sign in again.',
    retryable: false,
  })
  expect(await chinese.json()).toMatchObject({ message: '请重新登录' })
})

test('what is typed on a bank’s page is refused from anywhere else', async () => {
  const { call, newSession, origin } = await world()
  const { token } = await newSession('u_1')
  const exchange = (headers: Record<string, string>) =>
    call(contract.pageTokens.create, { headers }, bearer(token))

  for (const headers of [
    {},
    { origin: 'https://shop.example' },
    { origin: 'null' },
    { origin: `${origin}.evil.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin, 'sec-fetch-site': 'cross-site' },
  ])
    await expect(exchange(headers)).rejects.toMatchObject({ code: 'bank_page_only', status: 403 })
  await expect(exchange({ origin })).resolves.toMatchObject({
    token: expect.stringMatching(/^bpt_/),
  })
})

test('a page token is not exchanged for another', async () => {
  const { call, asPage } = await world()

  const again = call(contract.pageTokens.create, {}, await asPage('u_1'))

  await expect(again).rejects.toMatchObject({ code: 'caller_not_allowed' })
})

test('a page token dies with the session it came from', async () => {
  const { call, newSession, origin } = await world()
  const session = await newSession('u_1')
  const { token } = await call(contract.pageTokens.create, {}, onBankPage(session.token, origin))
  const page = onBankPage(token, origin)
  const read = () => call(contract.pin.retrieve, { params: { userId: 'me' } }, page)
  await read()

  await call(contract.userSessions.revoke, { params: { userSessionId: session.id } })

  await expect(read()).rejects.toMatchObject({ code: 'session_expired', status: 401 })
})

test('a session token ends after its life on the realm’s clock', async () => {
  const { call, asUser, clock } = await world()
  const user1 = await asUser('u_1')
  const read = () => call(contract.accounts.list, { params: { userId: 'me' } }, user1)

  await clock.advance('PT14M59S')
  await read()
  await clock.advance('PT1S')

  await expect(read()).rejects.toMatchObject({ code: 'session_expired' })
})

test('a session may do what its scopes say', async () => {
  const { call, asUser } = await world()
  const reader = await asUser('u_1', ['balance.read'])

  const reading = call(contract.accounts.list, { params: { userId: 'me' } }, reader)

  await expect(reading).rejects.toMatchObject({
    code: 'scope_missing',
    problem: { details: { scope: 'account.read' } },
  })
})
