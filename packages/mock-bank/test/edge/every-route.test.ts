import { type Caller, contract, type Problem, type Route } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { bearer, type Credentials } from '../credentials.ts'
import { twoPeople } from '../operators/staff.ts'
import { type World, world } from '../world.ts'

const routes = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries<Route>(verbs).map(([verb, route]) => ({ name: `${noun}.${verb}`, route })),
)
const guarded = routes.filter(
  ({ route }) => !route.callers.some((role) => role === 'public' || role === 'loopback'),
)

/** Staff who may do what the route is for. */
const withStaff = async (w: World) => {
  const { maker, checker } = await twoPeople(w)
  const callers = await callersIn(w)
  return ({ callers: [role], permission }: Route): Credentials | undefined =>
    role === 'operator' ? (permission === 'approve' ? checker : maker).as : callers[role]
}

/** A path whose ids nobody has. */
const pathOf = ({ path }: Route): string =>
  path.replace(':userId', 'u_1').replaceAll(/:\w+/g, `xxx_${'0'.repeat(26)}`)

const callersIn = async ({
  call,
  merchant,
  tester,
  asUser,
  asPage,
  asPayer,
}: World): Promise<Partial<Record<Caller, Credentials>>> => {
  const order = await call(contract.orders.create, {
    body: { reference: 'P1', amount: 8850, description: '龙井茶' },
  })
  const session = await call(contract.checkoutSessions.create, {
    body: { orderId: order.id, returnUrl: 'https://shop.example/done' },
  })
  return {
    merchant,
    sandbox: tester,
    user: await asUser('u_1'),
    page: await asPage('u_1'),
    checkout: asPayer(session.secret),
  }
}

const sendTo = async (
  { sendRaw, origin }: World,
  route: Route,
  as: Credentials | undefined,
  body?: unknown,
): Promise<Problem> => {
  const answer = await sendRaw(
    {
      method: route.method,
      path: pathOf(route),
      headers: { 'idempotency-key': 'k1', ...(route.bankOriginOnly && { origin }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    as,
  )
  return (await answer.json()) as Problem
}

test('every route has a handler', async () => {
  const { sendRaw } = await world()

  for (const { name, route } of routes) {
    const { headers } = await sendRaw({ method: 'OPTIONS', path: pathOf(route) })
    expect(`${name}: ${headers.get('allow')}`).toContain(route.method)
  }
})

test('every route that is not public refuses nobody, a stranger’s key and every caller it is not for', async () => {
  const w = await world()
  const callers = await callersIn(w)
  const stranger = bearer(`sk_test_${'A'.repeat(43)}`)

  for (const { name, route } of guarded) {
    const codeFor = async (as?: Credentials) => ({ name, code: (await sendTo(w, route, as)).code })
    expect(await codeFor()).toEqual({ name, code: 'credentials_missing' })
    expect(await codeFor(stranger)).toEqual({ name, code: 'credentials_invalid' })

    for (const [role, as] of Object.entries(callers) as [Caller, Credentials][]) {
      // An app's bearer key also opens the sandbox of its realm.
      const allowed = role === 'merchant' ? ['merchant', 'sandbox'] : [role]
      if (route.callers.some((each) => allowed.includes(each))) continue
      expect(await codeFor(as)).toEqual({ name, code: 'caller_not_allowed' })
    }
  }
})

test('every route refuses a field it does not know', async () => {
  const w = await world()
  const callerOf = await withStaff(w)
  const writes = guarded.filter(({ route }) => route.method !== 'GET')

  for (const { name, route } of writes) {
    const body = { status: 'paid', surprise: 1 }
    const { errors = [], status } = await sendTo(w, route, callerOf(route), body)
    const unknown = errors.filter(({ code }) => code === 'unknown_field').map(({ path }) => path)
    expect({ name, status, unknown }).toEqual({
      ...{ name, status: 400 },
      unknown: expect.arrayContaining(['surprise']),
    })
  }
})

test('every route under an id nobody has answers not_found', async () => {
  const w = await world()
  const callerOf = await withStaff(w)
  const withId = guarded.filter(
    ({ route }) =>
      /:(?!userId)/.test(route.path) && !route.body && !route.callers.includes('checkout'),
  )

  for (const { name, route } of withId) {
    const { code } = await sendTo(w, route, callerOf(route))
    expect({ name, code }).toEqual({ name, code: 'not_found' })
  }
})
