import { expect, test, vi } from 'vitest'

import { findApp } from '../../src/apps/apps.ts'
import type { User } from '../../src/apps/caller.ts'
import { type Answer, answerChallenge } from '../../src/challenges/index.ts'
import * as secrets from '../../src/kernel/secrets.ts'
import { openAccount, otherThan, submitted, walletPage } from '../accounts/wallet-page.ts'
import { world, type World } from '../world.ts'
import { askForPin, insider } from './asking.ts'

vi.mock('../../src/kernel/secrets.ts', { spy: true })

/** What one answer makes the bank do: its statements, in order, and its comparisons of secrets. */
const workOf = async (w: World, user: User, id: string, answer: Answer) => {
  const { inside } = w.bank
  const statements: string[] = []
  const observed = Object.create(inside.sql, {
    begin: {
      value: (work: (tx: unknown) => unknown) =>
        inside.sql.begin((tx) =>
          work(
            new Proxy(tx, {
              apply: (target, self, args: unknown[]) => {
                if (isTemplate(args[0])) statements.push(args[0].join('?').replaceAll(/\s+/g, ' '))
                return Reflect.apply(target, self, args) as unknown
              },
            }),
          ),
        ),
    },
  }) as typeof inside.sql
  vi.mocked(secrets.sameSecret).mockClear()
  const refused = await answerChallenge({ ...inside, sql: observed }, user, id, answer).then(
    (answered) => (answered.passed ? 'passed' : answered.error?.code),
    (error: unknown) => (error as { code?: string }).code,
  )
  const compared = vi.mocked(secrets.sameSecret).mock.calls.map(([given]) => given.length)
  return { refused, work: { statements, compared } }
}

const isTemplate = (value: unknown): value is TemplateStringsArray =>
  Array.isArray(value) && 'raw' in value

test('a wrong code and an unknown challenge cost the bank the same', async () => {
  const w = await world()
  const { challengeId, code } = await submitted(w, await walletPage(w))
  const user = await insider(w)
  const unknown = `chl_${'0'.repeat(26)}`

  const wrong = await workOf(w, user, challengeId, { otp: otherThan(code) })
  const missing = await workOf(w, user, unknown, { otp: otherThan(code) })
  const notTheirs = await workOf(w, await insider(w, 'u_2'), challengeId, { otp: code })

  expect([wrong.refused, missing.refused, notTheirs.refused]).toEqual([
    'otp_wrong',
    'not_found',
    'not_found',
  ])
  expect(wrong.work.statements.length).toBeGreaterThanOrEqual(2)
  expect(wrong.work.compared).toEqual([64])
  expect(missing.work).toEqual(wrong.work)
  expect(notTheirs.work).toEqual(wrong.work)
})

test('a wrong PIN, no PIN and an unknown challenge cost the bank the same', async () => {
  const w = await world()
  await openAccount(w)
  await (await walletPage(w)).setPin({ pin: '135790' })
  const user = await insider(w)
  const { id } = await askForPin(w, user)

  const wrong = await workOf(w, user, id, { pin: '246802' })
  const missing = await workOf(w, user, `chl_${'0'.repeat(26)}`, { pin: '246802' })
  const { id: forgotten } = await askForPin(w, user)
  await w.bank.inside.sql`delete from pins where realm_id = ${w.realm.id}`
  const notSet = await workOf(w, user, forgotten, { pin: '246802' })

  expect([wrong.refused, missing.refused, notSet.refused]).toEqual([
    'pin_wrong',
    'not_found',
    'pin_not_set',
  ])
  expect(wrong.work.statements.length).toBeGreaterThanOrEqual(4)
  expect(wrong.work.compared).toEqual([64])
  expect(missing.work).toEqual(wrong.work)
  expect(notSet.work).toEqual(wrong.work)
})

test('a right and a wrong answer differ in nothing but the answer', async () => {
  const w = await world()
  const { challengeId, code } = await submitted(w, await walletPage(w))
  const user = await insider(w)
  const wrong = await workOf(w, user, challengeId, { otp: otherThan(code) })
  const right = await workOf(w, user, challengeId, { otp: code })
  expect(right.refused).toBe('passed')
  expect(right.work).toEqual(wrong.work)
})

test('the app of another tenant is no shorter way', async () => {
  const w = await world()
  const { challengeId, code } = await submitted(w, await walletPage(w))
  const other = await w.newApp()
  expect(await findApp(w.bank.inside, other.id)).toBeDefined()
  const wrong = await workOf(w, await insider(w), challengeId, { otp: otherThan(code) })
  const foreign = await workOf(w, await insider(w, 'u_1', other.id), challengeId, { otp: code })
  expect(foreign.refused).toBe('not_found')
  expect(foreign.work).toEqual(wrong.work)
})
