import { type AuditEntry, contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { networkOf } from '../../src/edge/network.ts'
import { People } from '../../simulators/index.ts'
import { agreements, factorsOf, walletPage } from '../accounts/wallet-page.ts'
import { bearer, onBankPage } from '../credentials.ts'
import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

const me = { userId: 'me' }

const trailOf = async (w: World, userId = 'u_1', app = w.app): Promise<AuditEntry[]> => {
  const as = await w.asUser(userId, ['account.read'], app.merchant)
  const { items } = await w.call(
    contract.auditEntries.list,
    { params: me, query: { limit: 100 } },
    as,
  )
  // The session that reads is told of too.
  return items.slice(1)
}

const typesOf = (entries: AuditEntry[]) =>
  entries.map(({ type }) => type).filter((type) => type !== 'session.started')

test('a user reads what touched their security, newest first, with what belongs to it', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  await holder.page.setPin({ pin: '314159', currentPin: pin })
  await w.clock.advance('PT1M')
  const asked = await holder.requestMandate()
  await holder.page.answer(challengeIn(asked), { pin: '314159' })
  await holder.cancelMandate(asked.id)

  const entries = await trailOf(w)

  expect(typesOf(entries)).toEqual([
    ...['mandate.cancelled', 'mandate.created', 'pin.changed', 'pin.set'],
    ...['account.opened', 'card.bound'],
  ])
  const facts = new Map(entries.map((entry) => [entry.type, entry.facts]))
  expect(facts.get('account.opened')).toEqual({ accountId: holder.accountId, accountClass: 'III' })
  expect(facts.get('card.bound')).toMatchObject({
    cardLast4: factorsOf(People.zhangSan).cardNumber.slice(-4),
  })
  expect(facts.get('mandate.created')).toEqual({
    ...{ mandateId: asked.id, description: '西湖骑行', amount: 20_00 },
  })
  expect(entries[0]).toMatchObject({ at: '2026-06-01T10:01:00.000+08:00', by: 'user' })
})

test('an entry says in which session, on which device and from which network it was done', async () => {
  const w = await world()
  const { bank, origin } = w
  await accountHolder(w)
  const session = await w.call(contract.userSessions.create, {
    body: { userId: 'u_1', device: { id: 'd_1', name: '小米 15' } },
  })
  const { token } = await w.call(contract.pageTokens.create, {}, onBankPage(session.token, origin))
  const headers = new Headers({ 'content-type': 'application/json' })
  const url = `${origin}/v1/users/me/pin`
  const body = JSON.stringify({ pin: '314159', currentPin: pin })
  onBankPage(token, origin)({ method: 'PUT', url, headers, body })
  const request = new Request(url, { method: 'PUT', headers, body })
  expect(await bank.fetch(request, { remoteAddress: '203.0.113.77' })).toMatchObject({
    status: 200,
  })

  const [changed] = await trailOf(w)

  expect(changed).toMatchObject({
    ...{ type: 'pin.changed', by: 'user', sessionId: session.id, network: '203.0.113.0/24' },
    device: { id: 'd_1', name: '小米 15' },
  })
})

test('of an address only its network is kept', () => {
  expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24')
  expect(networkOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24')
  expect(networkOf('2001:db8:12:34::1')).toBe('2001:db8:12::/48')
  expect(networkOf('2001:db8::1')).toBe('2001:db8::/48')
  expect(networkOf('::1')).toBe('::/48')
  expect(networkOf('fe80::1%eth0')).toBe('fe80::/48')
  expect(networkOf('somewhere')).toBeUndefined()
  expect(networkOf(undefined)).toBeUndefined()
})

test('wrong PINs that lock it are told once', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  for (let tries = 0; tries < 5; tries += 1)
    await holder.page.setPin({ pin: '314159', currentPin: '161803' }).catch(() => {})
  await holder.page.setPin({ pin: '314159', currentPin: pin }).catch(() => {})

  const locked = (await trailOf(w)).filter(({ type }) => type === 'pin.locked')

  expect(locked).toHaveLength(1)
  expect(locked[0]?.facts).toEqual({ lockedUntil: expect.stringMatching(/^2026-06-/) })
})

test('details that the card’s bank turned down are told, and nothing of what they were', async () => {
  const w = await world()
  const page = await walletPage(w)
  const person = { ...factorsOf(People.zhangSan), name: '张山' }
  const draft = await page.begin({ person, acceptedAgreements: agreements })
  await expect(page.submit(draft.id)).rejects.toMatchObject({ code: 'identity_mismatch' })

  const [refused] = await trailOf(w)

  expect(refused).toMatchObject({ type: 'identity.refused', by: 'user', facts: {} })
})

test('what the merchant did is told as the merchant’s', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const mandate = await holder.allow()
  await w.call(contract.mandates.cancel, {
    params: { userId: holder.userId, mandateId: mandate.id },
  })

  const [cancelled] = await trailOf(w)

  expect(cancelled).toMatchObject({ type: 'mandate.cancelled', by: 'merchant', sessionId: null })
})

test('a trail is read in pages and by nobody else', async () => {
  const w = await world()
  await accountHolder(w)
  const as = await w.asUser('u_1')
  const read = (query: { limit?: number; cursor?: string }, by = as) =>
    w.call(contract.auditEntries.list, { params: me, query }, by)
  const whole = (await read({ limit: 100 })).items

  const first = await read({ limit: 2 })
  const rest = await read({ limit: 100, cursor: first.nextCursor ?? '' })

  expect([...first.items, ...rest.items]).toEqual(whole)
  expect(rest.nextCursor).toBeNull()
  const other = await w.asUser('u_2')
  expect((await read({}, other)).items.map(({ type }) => type)).toEqual(['session.started'])
  const elsewhere = await w.newApp()
  const there = await w.asUser('u_1', undefined, elsewhere.merchant)
  expect((await read({}, there)).items).toHaveLength(1)
})

test('a session that ends is told with the name of its device', async () => {
  const w = await world()
  const lost = await w.call(contract.userSessions.create, {
    body: { userId: 'u_1', device: { id: 'd_1', name: '旧手机' } },
  })
  await w.call(
    contract.sessions.revoke,
    { params: { ...me, userSessionId: lost.id } },
    await w.asUser('u_1'),
  )

  const [ended] = await trailOf(w)

  expect(ended).toMatchObject({
    type: 'session.ended',
    facts: { sessionId: lost.id, sessionDevice: '旧手机' },
  })
  await expect(
    w.call(contract.accounts.list, { params: me }, bearer(lost.token)),
  ).rejects.toMatchObject({ code: 'session_expired' })
})
