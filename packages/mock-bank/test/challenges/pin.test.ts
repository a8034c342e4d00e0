import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import type { Payer } from '../../src/apps/caller.ts'
import { answerChallenge, retrieveChallenge } from '../../src/challenges/index.ts'
import { openAccount, walletPage } from '../accounts/wallet-page.ts'
import { world } from '../world.ts'
import { askForPin, insider } from './asking.ts'

const pin = '135790'
const code = (refused: unknown) => (refused as { code?: string }).code

/** A user with an account and a PIN. */
const withPin = async () => {
  const w = await world()
  await openAccount(w)
  const page = await walletPage(w)
  await page.setPin({ pin })
  const user = await insider(w)
  const { inside } = w.bank
  return {
    ...{ w, page, user },
    ask: (question?: Parameters<typeof askForPin>[2]) => askForPin(w, user, question),
    answer: (id: string, given: string) => answerChallenge(inside, user, id, { pin: given }),
  }
}

test('a PIN is set once there is an account', async () => {
  const w = await world()
  const page = await walletPage(w)
  await expect(page.setPin({ pin })).rejects.toMatchObject({ status: 409, code: 'account_missing' })
  expect(await page.pinState()).toEqual({ isSet: false, lockedUntil: null })

  await openAccount(w)
  expect(await page.setPin({ pin })).toEqual({ isSet: true, lockedUntil: null })
  expect(await page.pinState()).toEqual({ isSet: true, lockedUntil: null })
})

test('a merchant’s page may ask whether there is a PIN, but not set one', async () => {
  const w = await world()
  await openAccount(w)
  const merchantsPage = await w.asUser('u_1')
  const me = { userId: 'me' }
  expect(await w.call(contract.pin.retrieve, { params: me }, merchantsPage)).toMatchObject({
    isSet: false,
  })
  const set = w.call(contract.pin.set, { params: me, body: { pin } }, merchantsPage)
  await expect(set).rejects.toMatchObject({ status: 403 })
})

test.each(['111111', '345678', '876543', '900307', '138001'])(
  '%s is too weak for 张三',
  async (weak) => {
    const w = await world()
    await openAccount(w, { person: People.zhangSan })
    const page = await walletPage(w)
    await expect(page.setPin({ pin: weak })).rejects.toMatchObject({
      status: 400,
      code: 'pin_weak',
    })
    expect(await page.pinState()).toMatchObject({ isSet: false })
  },
)

test('changing the PIN takes the one that is set', async () => {
  const { page } = await withPin()
  await expect(page.setPin({ pin: '246802' })).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path: 'currentPin' }] } },
  })
  await expect(page.setPin({ pin: '246802', currentPin: '975310' })).rejects.toMatchObject({
    ...{ code: 'pin_wrong', problem: { details: { attemptsLeft: 4 } } },
  })
  await page.setPin({ pin: '246802', currentPin: pin })
  await expect(page.setPin({ pin, currentPin: pin })).rejects.toMatchObject({ code: 'pin_wrong' })
})

test('of two first PINs at the same moment one is set', async () => {
  const w = await world()
  await openAccount(w)
  const page = await walletPage(w)
  const set = await Promise.allSettled([page.setPin({ pin }), page.setPin({ pin: '246802' })])
  expect(set.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a question for the PIN says what it approves', async () => {
  const { w, page, ask } = await withPin()
  const { id } = await ask({ scene: 'payment', amount: 88_50, payee: '西湖书店' })
  expect(await page.challenge(id)).toEqual({
    ...{ id, type: 'pin', scene: 'payment', status: 'pending', amount: 8850, payee: '西湖书店' },
    ...{ accepts: ['pin'], answersNeeded: 1, passkey: null },
    ...{ attemptsLeft: 5, mobile: null, resendAt: null },
    expiresAt: '2026-06-01T10:10:00.000+08:00',
    now: '2026-06-01T10:00:00.000+08:00',
  })
  await expect(page.resend(id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await w.messages('13800138000')).toHaveLength(1)
})

test('who has no PIN is not asked for one', async () => {
  const w = await world()
  await openAccount(w)
  await expect(askForPin(w, await insider(w))).rejects.toMatchObject({ code: 'pin_not_set' })
})

test('the right PIN passes, once', async () => {
  const { ask, answer } = await withPin()
  const { id } = await ask()
  expect(await answer(id, pin)).toMatchObject({
    passed: true,
    challenge: { subjectType: 'withdrawal', amount: 8850, status: 'passed' },
  })
  expect(await answer(id, pin)).toMatchObject({
    ...{ passed: false, ended: false, error: { code: 'challenge_expired' } },
  })
})

test('wrong PINs are counted over all of a user’s questions, and five lock it for three hours', async () => {
  const { w, page, ask, answer } = await withPin()
  const [first, second] = [await ask(), await ask()]
  for (const [n, id] of [first.id, second.id, first.id, second.id].entries())
    expect(await answer(id, '000000')).toMatchObject({
      ...{ passed: false, ended: false },
      error: { code: 'pin_wrong', details: { attemptsLeft: 4 - n } },
    })

  const lockedUntil = '2026-06-01T13:00:00.000+08:00'
  const exhausted = { code: 'attempts_exhausted', details: { lockedUntil } }
  expect(await answer(first.id, '000000')).toMatchObject({ ended: true, error: exhausted })
  // Locked, it does not say whether this one was right.
  expect(await answer(second.id, pin)).toMatchObject({ ended: true, error: exhausted })
  expect(await page.pinState()).toEqual({ isSet: true, lockedUntil })
  await expect(ask()).rejects.toMatchObject(exhausted)
  await expect(page.setPin({ pin: '246802', currentPin: pin })).rejects.toMatchObject({
    code: 'attempts_exhausted',
  })

  await w.clock.advance('PT3H')
  const later = await walletPage(w)
  expect(await later.pinState()).toEqual({ isSet: true, lockedUntil: null })
  const user = await insider(w)
  const { id } = await askForPin(w, user)
  expect(await answerChallenge(w.bank.inside, user, id, { pin })).toMatchObject({ passed: true })
})

test('the right PIN clears the count', async () => {
  const { ask, answer } = await withPin()
  for (const _ of [1, 2, 3]) {
    const { id } = await ask()
    for (const __ of [1, 2, 3, 4])
      expect(await answer(id, '000000')).toMatchObject({ ended: false })
    expect(await answer(id, pin)).toMatchObject({ passed: true })
  }
})

test('guesses made at the same moment, at many questions, are five in all', async () => {
  const { ask, answer } = await withPin()
  const questions = []
  for (let n = 0; n < 10; n += 1) questions.push(await ask())

  const told = await Promise.all(
    questions.flatMap(({ id }, n) =>
      [0, 1, 2].map(async (m) => {
        const answered = await answer(id, String(200_001 + n * 3 + m))
        return answered.passed ? 'passed' : answered.error?.code
      }),
    ),
  )
  expect(told.filter((each) => each === 'pin_wrong')).toHaveLength(4)
  expect(told.filter((each) => each === 'attempts_exhausted')).toHaveLength(26)
})

test('one user’s wrong PINs are nothing to another', async () => {
  const { w, user, ask, answer } = await withPin()
  await openAccount(w, { userId: 'u_2', person: People.wangFang })
  await (await walletPage(w, 'u_2')).setPin({ pin })
  const { id } = await ask()
  for (const _ of [1, 2, 3, 4, 5]) await answer(id, '000000')

  const other = await insider(w, 'u_2')
  const theirs = await askForPin(w, other)
  expect(await answerChallenge(w.bank.inside, other, theirs.id, { pin })).toMatchObject({
    passed: true,
  })
  await expect(askForPin(w, user)).rejects.toMatchObject({ code: 'attempts_exhausted' })
})

test('the same PIN of two users looks different in the database', async () => {
  const { w } = await withPin()
  await openAccount(w, { userId: 'u_2', person: People.wangFang })
  await (await walletPage(w, 'u_2')).setPin({ pin })
  const rows = await w.bank.inside.sql<{ verifier: string }[]>`
    select verifier from pins where realm_id = ${w.realm.id}`
  expect(new Set(rows.map(({ verifier }) => verifier)).size).toBe(2)
})

test('a payer answers only what belongs to their checkout session', async () => {
  const { w, user, ask } = await withPin()
  const { inside } = w.bank
  const mine = await ask({ checkoutSessionId: 'cos_mine' })
  const without = await ask()
  const payer = (checkoutSessionId: string): Payer => ({
    ...{ kind: 'checkout', page: true, realm: user.realm, app: user.app, checkoutSessionId },
  })

  for (const [who, id] of [
    [payer('cos_other'), mine.id],
    [payer('cos_mine'), without.id],
  ] as const) {
    await expect(retrieveChallenge(inside, who, id)).rejects.toMatchObject({ code: 'not_found' })
    const answer = answerChallenge(inside, who, id, { pin })
    await expect(answer).rejects.toMatchObject({ code: 'not_found' })
  }
  expect(await retrieveChallenge(inside, payer('cos_mine'), mine.id)).toMatchObject({ id: mine.id })
  const answered = await answerChallenge(inside, payer('cos_mine'), mine.id, { pin })
  expect(answered).toMatchObject({ passed: true })
})

test('wrong answers to what is not theirs count against nobody', async () => {
  const { w, ask, page } = await withPin()
  const { id } = await ask()
  const stranger = await insider(w, 'u_2')
  for (const _ of [1, 2, 3, 4, 5, 6])
    await answerChallenge(w.bank.inside, stranger, id, { pin: '000000' }).catch(code)
  expect(await page.challenge(id)).toMatchObject({ status: 'pending', attemptsLeft: 5 })
})

test('a question for the PIN waits ten minutes', async () => {
  const { w, ask } = await withPin()
  const { id } = await ask()
  await w.clock.set({ now: '2026-06-01T10:10:00.000+08:00' })
  const user = await insider(w)
  // Too late for a right one, and a wrong one tells and counts nothing.
  for (const given of [pin, '000000'])
    expect(await answerChallenge(w.bank.inside, user, id, { pin: given })).toMatchObject({
      ...{ passed: false, ended: true, error: { code: 'challenge_expired' } },
    })
  const fresh = await askForPin(w, user)
  const page = await walletPage(w)
  expect(await page.challenge(fresh.id)).toMatchObject({ attemptsLeft: 5 })
})
