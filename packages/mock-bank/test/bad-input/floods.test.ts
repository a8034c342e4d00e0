import { contract, type Problem } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { fillStep } from '../../src/edge/references.ts'
import { testBankWith } from '../test-bank.ts'
import { world } from '../world.ts'
import { refusalIn } from './refusal.ts'
import { snapshot } from './snapshot.ts'

/** Long enough for a busy machine, and far less than what these take where nothing stops them. */
const patienceMs = 5_000

const spent = async <T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> => {
  const started = performance.now()
  const result = await work()
  return { result, ms: performance.now() - started }
}

test('a composite cannot blow a short body up to a huge one (S25)', async () => {
  const w = await world()
  const items = Array.from({ length: 100 }, () => ({
    ...{ name: '龙井'.repeat(60), quantity: 1, amount: 1 },
  }))
  const order = { reference: 'P-1', amount: 100, description: '龙井', items }
  await w.call(contract.orders.create, { body: order })
  const read = { name: 'list', method: 'GET' as const, path: '/v1/orders' }
  const name = '{{list.items.0.items.0.name}}'
  const before = await snapshot(w.bank)

  // Filled in, the first would be some 200 MB.
  const lists = Array.from({ length: 5_000 }, () => '{{list}}')
  for (const body of [{ items: lists }, { description: name.repeat(2_000) }]) {
    const steps = [read, { name: 'blow', method: 'POST' as const, path: '/v1/orders', body }]
    const { result, ms } = await spent(() => w.call(contract.composite.run, { body: { steps } }))
    expect(result.failedStep).toBe('blow')
    expect(result.steps[1]).toMatchObject({ status: 413, body: { code: 'body_too_large' } })
    expect(ms).toBeLessThan(patienceMs)
  }
  expect(await snapshot(w.bank)).toEqual(before)
})

test('what a step’s references fill in is counted before it is written out (S25)', () => {
  const results = new Map([['list', { items: '龙井'.repeat(2_000) }]])
  const filled = (count: number) => () =>
    fillStep(
      { name: 'blow', method: 'POST', path: '/v1/orders', body: Array(count).fill('{{list}}') },
      results,
    )
  expect(filled(16)).not.toThrow()
  expect(filled(17)).toThrow(expect.objectContaining({ code: 'body_too_large' }))
})

test.each([
  [
    'thousands of unknown fields',
    `{${Array.from({ length: 6_500 }, (_, n) => `"${n}":1`).join()}}`,
  ],
  ['thousands of empty lines', `{"items":[${'{},'.repeat(21_000)}{}]}`],
  ['braces without end', `{"description":"${'{{'.repeat(32_000)}"}`],
  ['one number', `{"amount":${'9'.repeat(65_000)}}`],
  ['one escaped text', `{"description":"${String.raw`\u8336`.repeat(10_900)}"}`],
  ['blanks', `{${' '.repeat(65_000)}}`],
])('the largest body takes no longer for being made of %s (S25)', async (_, body) => {
  expect(body.length).toBeLessThan(65_536)
  const w = await world()
  const before = await snapshot(w.bank)

  const { result: answer, ms } = await spent(() =>
    w.sendRaw({ method: 'POST', path: '/v1/orders', body }, w.merchant),
  )

  expect(((await answer.clone().json()) as Problem).errors?.length ?? 0).toBeLessThanOrEqual(20)
  expect(await refusalIn(answer, 'flood')).toMatchObject({ status: 400 })
  expect(ms).toBeLessThan(patienceMs)
  expect(await snapshot(w.bank)).toEqual(before)
})

test('one user is limited however many addresses they call from, and one address however many users (S10)', async () => {
  const three = { requests: 3, windowSeconds: 60 }
  const free = { requests: 1_000, windowSeconds: 60 }
  const asked = async (
    limits: { user: typeof three; address: typeof three },
    from: (n: number) => { userId: string; remoteAddress: string },
  ) => {
    const w = await world({ on: await testBankWith({ limits }) })
    const statuses = []
    for (const n of [1, 2, 3, 4, 5]) {
      const { userId, remoteAddress } = from(n)
      const { token } = await w.newSession(userId)
      const headers = { authorization: `Bearer ${token}` }
      const request = new Request(`${w.origin}/v1/users/me/accounts`, { headers })
      statuses.push((await w.bank.fetch(request, { remoteAddress })).status)
    }
    return statuses
  }
  const limited = [200, 200, 200, 429, 429]

  const many = (n: number) => ({ userId: 'u_1', remoteAddress: `192.0.2.${n}` })
  expect(await asked({ user: three, address: free }, many)).toEqual(limited)
  const one = (n: number) => ({ userId: `u_${n}`, remoteAddress: '192.0.2.1' })
  expect(await asked({ user: free, address: three }, one)).toEqual(limited)
})
