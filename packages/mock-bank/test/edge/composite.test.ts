import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { world } from '../world.ts'

const order = (reference: string, amount = 8850) => ({
  name: 'order',
  method: 'POST' as const,
  path: '/v1/orders',
  body: { reference, amount, description: '龙井茶' },
})

const checkout = {
  name: 'checkout',
  method: 'POST' as const,
  path: '/v1/checkout-sessions',
  body: {
    orderId: '{{order.id}}',
    returnUrl: 'https://shop.example/done?order={{order.reference}}',
  },
}

test('a step uses what the steps before it made', async () => {
  const { call } = await world()

  const { steps, failedStep } = await call(contract.composite.run, {
    body: {
      steps: [
        order('P1'),
        checkout,
        { name: 'read', method: 'GET', path: '/v1/orders/{{order.id}}' },
        { name: 'list', method: 'GET', path: '/v1/orders?reference={{order.reference}}' },
      ],
    },
  })

  expect(failedStep).toBeNull()
  expect(steps.map(({ status }) => status)).toEqual([201, 201, 200, 200])
  const [made, session, read, list] = steps.map(({ body }) => body)
  expect(read).toEqual(made)
  expect(list).toMatchObject({ items: [made] })
  expect(session).toMatchObject({ returnUrl: 'https://shop.example/done?order=P1' })
})

test('it stops at the first failure and says what ran', async () => {
  const { call } = await world()
  const missing = { name: 'read', method: 'GET', path: `/v1/orders/ord_${'0'.repeat(26)}` } as const

  const result = await call(contract.composite.run, {
    body: {
      steps: [order('P1'), missing, order('P2')].map((step, i) => ({ ...step, name: `s${i}` })),
    },
  })

  expect(result.failedStep).toBe('s1')
  expect(result.steps).toHaveLength(2)
  expect(result.steps[1]).toMatchObject({ status: 404, body: { code: 'not_found' } })
  const { items } = await call(contract.orders.list, {})
  expect(items.map(({ reference }) => reference)).toEqual(['P1'])
})

test('a reference to a field that is not there fails its step', async () => {
  const { call } = await world()

  const result = await call(contract.composite.run, {
    body: {
      steps: [order('P1'), { name: 'read', method: 'GET', path: '/v1/orders/{{order.number}}' }],
    },
  })

  expect(result).toMatchObject({
    failedStep: 'read',
    steps: [{ status: 201 }, { status: 400, body: { code: 'composite_invalid' } }],
  })
})

test('a step may do no more than its caller', async () => {
  const { call, asUser } = await world()

  const result = await call(
    contract.composite.run,
    { body: { steps: [order('P1')] } },
    await asUser('u_1'),
  )

  expect(result.steps).toMatchObject([{ status: 403, body: { code: 'caller_not_allowed' } }])
})

test('a signed composite runs its steps as the app that signed it', async () => {
  const { call, server } = await world()

  const result = await call(
    contract.composite.run,
    { body: { steps: [order('P1'), checkout] } },
    server,
  )

  expect(result.failedStep).toBeNull()
})

test('the whole call again repeats nothing', async () => {
  const { call } = await world()
  const body = { steps: [{ ...order('P1') }, checkout] }

  const first = await call(contract.composite.run, { body, key: 'k1' })
  const again = await call(contract.composite.run, { body, key: 'k1' })

  expect(again).toEqual(first)
})

test.each([
  ['a name twice', [order('P1'), order('P2')], 'steps.1.name'],
  ['a reference to nothing', [{ ...checkout }], 'steps.0'],
  ['a reference to a later step', [checkout, order('P1')], 'steps.0'],
  ['a composite in a composite', [{ ...order('P1'), path: '/v1/composite' }], 'steps.0.path'],
  ['a body for GET', [{ ...order('P1'), method: 'GET' as const }], 'steps.0.body'],
])('%s is refused before anything happens', async (_, steps, path) => {
  const { call } = await world()

  const running = call(contract.composite.run, { body: { steps } })

  await expect(running).rejects.toMatchObject({
    code: 'composite_invalid',
    problem: { errors: [{ path }] },
  })
  expect((await call(contract.orders.list, {})).items).toEqual([])
})

test.each(['/v1/%63omposite', '/v1/../v1/composite', '/v1/x/../composite'])(
  'a composite behind the path %s does not run either',
  async (path) => {
    const { call } = await world()
    const inner = { steps: [{ name: 'me', method: 'GET', path: '/v1/app' }] }

    const result = await call(contract.composite.run, {
      body: { steps: [{ name: 'inner', method: 'POST', path, body: inner }] },
    })

    expect(result.failedStep).toBe('inner')
  },
)

test('a value cannot lead a step elsewhere', async () => {
  const { call } = await world()
  const first = order('P1')

  const result = await call(contract.composite.run, {
    body: {
      steps: [
        { ...first, body: { ...first.body, description: '../../v1/app?x=#y' } },
        { name: 'read', method: 'GET', path: '/v1/orders/{{order.description}}' },
      ],
    },
  })

  expect(result.steps[1]).toMatchObject({ status: 404, body: { code: 'not_found' } })
})
