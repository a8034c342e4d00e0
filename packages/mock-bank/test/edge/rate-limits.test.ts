import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { createLimiter, type Limiter } from '../../src/edge/rate-limits.ts'
import { bearer, onBankPage } from '../credentials.ts'
import { testBankWith } from '../test-bank.ts'
import { world } from '../world.ts'

const three = { requests: 3, windowSeconds: 60 }

/** A limiter whose clock is in the test's hand. */
const limiterWithClock = (most?: number) => {
  let at = 1_000_000
  const limiter = createLimiter(() => new Date(at), most)
  return {
    take: (key = 'a') => limiter.take(key, three),
    pass: (seconds: number) => (at += seconds * 1000),
  }
}

test('a burst is allowed as far as the limit goes, and time brings one after another back', () => {
  const { take, pass } = limiterWithClock()

  expect([take(), take(), take(), take()]).toMatchObject([
    { allowed: true, remaining: 2, resetSeconds: 20, retrySeconds: 0 },
    { allowed: true, remaining: 1, resetSeconds: 40 },
    { allowed: true, remaining: 0, resetSeconds: 60 },
    { allowed: false, remaining: 0, resetSeconds: 60, retrySeconds: 20 },
  ])
  pass(20)
  expect(take()).toMatchObject({ allowed: true, remaining: 0 })
  expect(take()).toMatchObject({ allowed: false })
  pass(60)
  expect(take()).toMatchObject({ allowed: true, remaining: 2 })
})

test('a clock set back locks nobody out for longer than a window', () => {
  const { take, pass } = limiterWithClock()
  for (let i = 0; i < 3; i += 1) take()

  pass(-3600)

  expect(take().allowed).toBe(false)
  pass(60)
  expect(take().allowed).toBe(true)
})

test('memory is bounded: the key longest unseen is forgotten', () => {
  const { take } = limiterWithClock(2)
  for (let i = 0; i < 3; i += 1) take('a')
  take('b')
  take('c')

  expect(take('a').allowed).toBe(true)
  expect(take('c')).toMatchObject({ remaining: 1 })
})

test('an app is refused what is over its limit, with when to come back; another app is not', async () => {
  const { send, newApp } = await world({
    on: await testBankWith({ limits: { app: three } }),
  })
  const ask = () => send(contract.app.retrieve, {})
  const answers = [await ask(), await ask(), await ask(), await ask()]

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  expect(answers[1]?.headers.get('ratelimit-limit')).toBe('3')
  expect(answers[1]?.headers.get('ratelimit-remaining')).toBe('1')
  expect(answers[1]?.headers.get('ratelimit-policy')).toBe('3;w=60')
  expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(10)
  expect(await answers[3]?.json()).toMatchObject({ code: 'rate_limited', retryable: true })
  const other = await newApp()
  expect((await send(contract.app.retrieve, {}, other.merchant)).status).toBe(200)
})

test('many sessions of one user share the user’s limit, and leave others theirs', async () => {
  const { call, asUser } = await world({ on: await testBankWith({ limits: { user: three } }) })
  const read = async (userId: string) =>
    call(contract.accounts.list, { params: { userId: 'me' } }, await asUser(userId))

  for (let i = 0; i < 3; i += 1) await read('u_1')

  await expect(read('u_1')).rejects.toMatchObject({ code: 'rate_limited', status: 429 })
  await expect(read('u_2')).resolves.toBeTruthy()
})

test('one address is limited over all it sends, whoever it says it is', async () => {
  const { bank } = await testBankWith({ limits: { address: three } })
  const ask = (remoteAddress: string) =>
    bank.fetch(new Request(`${bank.origin}/v1/keys`), { remoteAddress })

  const statuses = []
  for (let i = 1; i <= 4; i += 1) statuses.push((await ask(`2001:db8:1:2::${i}`)).status)

  expect(statuses).toEqual([200, 200, 200, 429])
  expect((await ask('2001:db8:1:3::1')).status).toBe(200)
  expect((await ask('192.0.2.1')).status).toBe(200)
})

test('an address that guesses credentials is stopped, and its real ones go on', async () => {
  const { send } = await world({ on: await testBankWith({ limits: { refusals: three } }) })
  const guess = async (i: number) =>
    (await send(contract.app.retrieve, {}, bearer(`sk_test_${i}`))).status

  expect([await guess(1), await guess(2), await guess(3), await guess(4)]).toEqual([
    401, 401, 401, 429,
  ])
  expect((await send(contract.app.retrieve, {})).status).toBe(200)
})

test('where the counter itself fails, PIN and OTP are refused and the rest goes on', async () => {
  let broken = false
  const counting = createLimiter(() => new Date())
  const limiter: Limiter = {
    take: (key, limit) => {
      if (broken) throw new Error('The store is down.')
      return counting.take(key, limit)
    },
  }
  const { call, asPage, newSession, origin, logged } = await world({
    on: await testBankWith({ limiter }),
  })
  const page = await asPage('u_1')
  const { token } = await newSession('u_1')
  broken = true

  await expect(call(contract.app.retrieve, {})).resolves.toBeTruthy()
  const setting = call(
    contract.pin.set,
    { params: { userId: 'me' }, body: { pin: '704512' } },
    page,
  )
  await expect(setting).rejects.toMatchObject({ code: 'overloaded', status: 503 })
  const exchange = call(contract.pageTokens.create, {}, onBankPage(token, origin))
  await expect(exchange).rejects.toMatchObject({ code: 'overloaded' })
  expect(logged.join('')).toContain('The rate limiter failed.')
})
