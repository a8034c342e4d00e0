import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { openTestBank } from '../test-bank.ts'
import { bearer } from '../credentials.ts'
import { world } from '../world.ts'
import { atConsole, cookieOf, staffIn } from './staff.ts'

/** A token of the same person with another secret. */
const wrong = (token: string) => `${token.slice(0, -43)}${'A'.repeat(43)}`

const problemOf = async (answer: Response) => {
  const { code, details } = (await answer.json()) as { code: string; details?: unknown }
  return { status: answer.status, code, details }
}

test('an operator signs in by their token, and the session is a cookie no script and no other site has', async () => {
  const w = await world()
  const maker = await staffIn(w, { name: '许静', role: 'maker' })

  const answer = await maker.signIn()

  expect(answer.status).toBe(201)
  expect(answer.headers.get('set-cookie')).toMatch(
    /^qiantang-operator=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  expect(await answer.json()).toMatchObject({
    operator: { id: maker.id, name: '许静', role: 'maker', appId: null },
    permissions: ['read', 'propose'],
    realm: { id: w.realm.id },
    clock: { now: '2026-06-01T10:00:00.000+08:00', frozen: true },
  })
  const session = await w.call(contract.operatorSession.retrieve, {}, maker.as)
  expect(session.operator.id).toBe(maker.id)
})

test('the cookie counts on the bank’s own pages alone, and opens nothing that is not for operators', async () => {
  const w = await world()
  const { cookie, as } = await staffIn(w)
  const from = (headers: Record<string, string>) => w.sendRaw({ method: 'GET', path, headers })
  const path = '/v1/operator/session'

  const elsewhere = await from({ cookie, origin: 'https://evil.example' })
  const crossSite = await from({ cookie, origin: w.origin, 'sec-fetch-site': 'cross-site' })
  const unsaid = await from({ cookie })
  for (const answer of [elsewhere, crossSite, unsaid])
    expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'bank_page_only' })

  await expect(w.call(contract.orders.list, {}, as)).rejects.toMatchObject({
    code: 'credentials_missing',
  })
  const preflight = await w.sendRaw({ method: 'OPTIONS', path })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
})

test('a cookie beside a bearer token is not looked at', async () => {
  const w = await world()
  const { cookie } = await staffIn(w)
  const user = await w.newSession('u_1')
  const both: typeof w.merchant = (request) => {
    atConsole(w.origin, cookie)(request)
    bearer(user.token)(request)
  }
  await expect(w.call(contract.operatorSession.retrieve, {}, both)).rejects.toMatchObject({
    code: 'caller_not_allowed',
  })
})

test('the fifth wrong token locks, also the right one out, for a quarter of an hour; then it counts anew', async () => {
  let wall = Date.now()
  const on = await openTestBank({ wall: () => new Date(wall) })
  const w = await world({ on })
  const { token, signIn, as } = await staffIn(w)
  const other = await staffIn(w, { name: '罗敏' })
  const tryWrong = async () => problemOf(await signIn(wrong(token)))

  for (let i = 0; i < 4; i += 1)
    expect(await tryWrong()).toMatchObject({ status: 401, code: 'sign_in_refused' })
  const locked = { status: 403, code: 'operator_locked', details: { retryAfterSeconds: 900 } }
  expect(await tryWrong()).toEqual(locked)
  expect(await problemOf(await signIn())).toEqual(locked)
  // Who is at work stays, and so does everybody else.
  await w.call(contract.operatorSession.retrieve, {}, as)
  expect((await other.signIn()).status).toBe(201)

  wall += 15 * 60_000
  expect(await tryWrong()).toMatchObject({ code: 'sign_in_refused' })
  expect((await signIn()).status).toBe(201)
  for (let i = 0; i < 4; i += 1) expect(await tryWrong()).toMatchObject({ code: 'sign_in_refused' })
})

test('wrong tokens sent at once are counted each', async () => {
  const w = await world()
  const { token, signIn } = await staffIn(w)
  const codes = await Promise.all(
    Array.from({ length: 9 }, async () => (await problemOf(await signIn(wrong(token)))).code),
  )
  expect(codes.filter((code) => code === 'sign_in_refused')).toHaveLength(4)
  expect(codes.filter((code) => code === 'operator_locked')).toHaveLength(5)
})

test('a token nobody has is answered as a wrong one', async () => {
  const w = await world()
  const { signIn } = await staffIn(w)
  const answer = await signIn(`ost_${'0'.repeat(26)}_${'A'.repeat(43)}`)
  expect(await problemOf(answer)).toEqual({
    ...{ status: 401, code: 'sign_in_refused', details: undefined },
  })
})

test('a session ends by signing out, after half an hour of nothing, and after a shift', async () => {
  let wall = Date.now()
  const on = await openTestBank({ wall: () => new Date(wall) })
  const w = await world({ on })
  const staff = await staffIn(w)
  const look = (as = staff.as) => w.call(contract.operatorSession.retrieve, {}, as)
  const minutes = (count: number) => (wall += count * 60_000)

  // Whatever the realm's clock does, the operator sits where they sit.
  await w.clock.advance('P3D')
  await look()
  minutes(29)
  await look()
  minutes(29)
  await look()
  minutes(30)
  await expect(look()).rejects.toMatchObject({ code: 'session_expired' })

  const again = atConsole(w.origin, cookieOf(await staff.signIn()))
  for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
    minutes(20)
    await look(again)
  }
  minutes(20)
  await expect(look(again)).rejects.toMatchObject({ code: 'session_expired' })

  const last = atConsole(w.origin, cookieOf(await staff.signIn()))
  const out = await w.send(contract.operatorSession.end, {}, last)
  expect(out.headers.get('set-cookie')).toMatch(/^qiantang-operator=; .*Max-Age=0$/)
  await expect(look(last)).rejects.toMatchObject({ code: 'session_expired' })
})

test('tokens and cookies are in no row and no line of the log', async () => {
  const w = await world()
  const { token, cookie } = await staffIn(w)
  const { sql } = w.bank.inside
  const rows = await sql<{ row: string }[]>`
    select t::text as row from operators t union all select t::text from operator_sessions t`
  const kept = rows.map(({ row }) => row).join('\n') + w.logged.join('\n')
  expect(kept).toContain('许静')
  expect(kept).not.toContain(token.slice(-43))
  expect(kept).not.toContain(cookie.split('=')[1])
})

test('who works for a merchant sees its app and what its people did, and no other', async () => {
  const w = await world()
  const other = await w.newApp('西湖书店')
  const clerk = await staffIn(w, { name: '何苗', role: 'maker', appId: w.app.id })
  await staffIn(w, { name: '许静' })
  const see = (appId: string) =>
    w.call(contract.operatorMoney.balance, { params: { appId } }, clerk.as)

  expect(await see(w.app.id)).toEqual({ pending: 0, feesDue: 0, payingOut: 0, currency: 'CNY' })
  await expect(see(other.id)).rejects.toMatchObject({ code: 'not_found' })
  const { items } = await w.call(contract.operatorApps.list, {}, clerk.as)
  expect(items).toEqual([{ id: w.app.id, name: w.app.name }])
  const { items: acts } = await w.call(contract.operatorAuditEntries.list, {}, clerk.as)
  expect(new Set(acts.map(({ operator }) => operator.name))).toEqual(new Set(['何苗']))
  await expect(w.call(contract.approvals.list, {}, clerk.as)).rejects.toMatchObject({
    code: 'caller_not_allowed',
  })
})
