import { contract, type Route } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { createLog } from '../../src/kernel/log.ts'
import { world } from '../world.ts'

/** What must be nowhere but where it was sent: numbers and secrets nobody has. */
const canaries = {
  idNumber: '330106199003079999',
  cardNumber: '6222021200098765432',
  mobile: '13977776666',
  name: '金丝雀',
  otp: '918273',
  pin: '827364',
  secret: 'canary-5f3a9c',
}

const routes = Object.values(contract).flatMap((verbs) => Object.values<Route>(verbs))

const leaks = (text: string): string[] =>
  Object.entries(canaries).flatMap(([name, value]) => (text.includes(value) ? [name] : []))

test('what is sent to a route, right or wrong, is in no log and no error (S21)', async () => {
  const { sendRaw, merchant, tester, asUser, asPage, logged, origin } = await world()
  const callers = [merchant, tester, await asUser('u_1'), await asPage('u_1')]
  logged.length = 0
  const bodies = [
    { ...canaries, [canaries.idNumber]: canaries.secret },
    { applicant: canaries, card: canaries },
    { otp: canaries.otp },
    { pin: canaries.pin, currentPin: canaries.otp },
    [canaries.cardNumber],
    canaries.secret,
  ].map((body) => JSON.stringify(body))
  bodies.push(`{"pin": "${canaries.pin}", ${canaries.secret}`)

  for (const { method, path } of routes) {
    for (const [i, body] of bodies.entries()) {
      const answer = await sendRaw(
        {
          method,
          path: `${path.replace(':userId', 'me').replaceAll(/:\w+/g, canaries.cardNumber)}?${canaries.idNumber}=${canaries.secret}`,
          headers: { 'idempotency-key': canaries.secret, origin, 'user-agent': canaries.secret },
          ...(method !== 'GET' && { body }),
        },
        callers[i % callers.length],
      )
      const text = await answer.text()
      expect(leaks(text), `${method} ${path} answered ${text}`).toEqual([])
    }
  }

  expect(logged.length).toBeGreaterThan(routes.length)
  expect(leaks(logged.join('\n'))).toEqual([])
})

test('secrets the bank hands out are in no log', async () => {
  const { newSession, asPage, newApp, logged, realm } = await world()
  const session = await newSession('u_1')
  const app = await newApp()
  await asPage('u_2')

  const text = logged.join('\n')

  for (const secret of [session.token, app.secretKey, realm.key]) expect(text).not.toContain(secret)
  // The letters of chance in a request's id may happen to look like one.
  const named = text.replaceAll(/req_[\w-]{16}/g, '')
  expect(named).not.toMatch(/(?:ust|bpt|csk|rlk|sk_test|whsec)_/)
})

test('a fault is told the caller as internal and the log without its message', async () => {
  const { bank, logged, faults, sendRaw, merchant } = await world()
  const { sql } = bank.inside
  await sql`alter table user_sessions rename to user_sessions_away`
  try {
    const body = JSON.stringify({ userId: canaries.secret })
    const answer = await sendRaw({ method: 'POST', path: '/v1/user-sessions', body }, merchant)

    const problem = (await answer.json()) as { requestId: string }
    expect(problem).toMatchObject({ status: 500, code: 'internal', retryable: true })
    expect(JSON.stringify(problem)).not.toMatch(/user_sessions|42P01|at .*\.ts/)
    const line = logged.find((each) => each.includes(problem.requestId)) ?? ''
    expect(line).toContain('PostgresError 42P01')
    expect(leaks(logged.join('\n'))).toEqual([])
  } finally {
    await sql`alter table user_sessions_away rename to user_sessions`
    faults.length = 0
  }
})

test('a line break in what is logged stays inside its line', () => {
  const lines: string[] = []
  const log = createLog(
    (line) => lines.push(line),
    () => new Date(0),
  )

  log.info('one\n{"level":"error","message":"forged"}')

  expect(lines).toHaveLength(1)
  expect(lines[0]?.split('\n')).toHaveLength(1)
})
