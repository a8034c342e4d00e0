import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { accountHolder, challengeIn } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
import { openAccount } from './wallet-page.ts'

test('a new account pays nothing without the PIN', async () => {
  expect(await openAccount(await world())).toMatchObject({ noPinLimit: 0, nextAction: null })
})

test('a higher limit waits for the PIN, which says how much it is about', async () => {
  const holder = await accountHolder(await world())

  const asked = await holder.requestNoPinLimit(200_00)
  expect(asked).toMatchObject({ noPinLimit: 0, nextAction: { type: 'enter_pin' } })
  expect(await holder.page.challenge(challengeIn(asked))).toMatchObject({
    ...{ type: 'pin', scene: 'no_pin_limit', amount: 200_00, status: 'pending' },
  })
  expect(await holder.account()).toEqual(asked)

  const raised = await holder.approve(asked)
  expect(raised).toEqual({ ...asked, noPinLimit: 200_00, pending: null, nextAction: null })
  expect(await holder.account()).toEqual(raised)
})

test('a lower limit holds at once, down to none', async () => {
  const holder = await accountHolder(await world())
  await holder.approve(await holder.requestNoPinLimit(200_00))

  expect(await holder.requestNoPinLimit(50_00)).toMatchObject({
    ...{ noPinLimit: 50_00, nextAction: null },
  })
  expect(await holder.requestNoPinLimit(0)).toMatchObject({ noPinLimit: 0, nextAction: null })
})

test('the same wish again asks for one PIN, and once it is granted for none', async () => {
  const holder = await accountHolder(await world())

  const asked = await holder.requestNoPinLimit(200_00)
  expect(await holder.requestNoPinLimit(200_00)).toEqual(asked)
  const raised = await holder.approve(asked)

  expect(await holder.requestNoPinLimit(200_00)).toEqual(raised)
})

test('the last wish stands: the PIN asked for before is good for nothing', async () => {
  const holder = await accountHolder(await world())
  const first = await holder.requestNoPinLimit(200_00)
  const second = await holder.requestNoPinLimit(300_00)

  await expect(holder.approve(first)).rejects.toMatchObject({ code: 'challenge_expired' })
  expect(await holder.approve(second)).toMatchObject({ noPinLimit: 300_00 })

  const third = await holder.requestNoPinLimit(400_00)
  await holder.requestNoPinLimit(100_00)
  await expect(holder.approve(third)).rejects.toMatchObject({ code: 'challenge_expired' })
  expect(await holder.account()).toMatchObject({ noPinLimit: 100_00, nextAction: null })
})

test('wishes and answers at the same moment leave one limit and nothing waiting by mistake', async () => {
  const holder = await accountHolder(await world())
  const asked = await holder.requestNoPinLimit(200_00)

  const settled = await Promise.allSettled([
    holder.approve(asked),
    ...[100_00, 0, 100_00].map((limit) => holder.requestNoPinLimit(limit)),
  ])

  const refusals = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'challenge_expired' })
  const left = await holder.account()
  expect([0, 100_00]).toContain(left.noPinLimit)
  // What still waits for a PIN is what was wished last, and the PIN grants it.
  if (left.nextAction)
    expect(await holder.approve(left)).toMatchObject({ noPinLimit: 100_00, nextAction: null })
})

test('a PIN that never comes, or is wrong too often, leaves the limit as it was', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const late = await holder.requestNoPinLimit(200_00)
  await w.clock.advance('PT11M')
  expect(await holder.account()).toMatchObject({ noPinLimit: 0, nextAction: null })

  const again = await accountHolder(w, { userId: 'u_2', person: People.wangFang })
  const asked = await again.requestNoPinLimit(200_00)
  for (const wrong of ['135790', '135791', '135792', '135793', '135794'])
    await again.page.answer(challengeIn(asked), { pin: wrong }).catch(() => {})

  expect(await again.account()).toMatchObject({ noPinLimit: 0, nextAction: null })
  expect(challengeIn(late)).not.toBe(challengeIn(asked))
  await expect(again.requestNoPinLimit(200_00)).rejects.toMatchObject({
    code: 'attempts_exhausted',
  })
})

test('whoever knows the PIN of a frozen account raises nothing', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await holder.requestNoPinLimit(200_00)
  const { accountId } = holder
  await w.call(contract.sandboxAccounts.freeze, { params: { accountId }, body: { scope: 'debit' } })

  await expect(holder.approve(asked)).rejects.toMatchObject({ code: 'challenge_expired' })
  expect(await holder.account()).toMatchObject({ noPinLimit: 0, nextAction: null })
  await expect(holder.requestNoPinLimit(300_00)).rejects.toMatchObject({ code: 'account_frozen' })
})

test('without a PIN there is none to ask for', async () => {
  const w = await world()
  const { id: accountId } = await openAccount(w)
  const raising = w.call(
    contract.accounts.update,
    { params: { userId: 'me', accountId }, body: { noPinLimit: 1 } },
    await w.asUser('u_1'),
  )

  await expect(raising).rejects.toMatchObject({ status: 409, code: 'pin_not_set' })
})

test.each([-1, 100_001, 0.5, '100'])('a limit of %s is refused', async (noPinLimit) => {
  const holder = await accountHolder(await world())

  await expect(holder.requestNoPinLimit(noPinLimit as number)).rejects.toMatchObject({
    ...{ status: 400, code: 'invalid_field' },
    problem: { errors: [{ path: 'noPinLimit' }] },
  })
})

test('a limit belongs to one user, and moves only with the right to move money', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const there = await w.newApp()
  const change = { params: { userId: 'me', accountId: holder.accountId }, body: { noPinLimit: 1 } }
  const { update } = contract.accounts

  for (const as of [await w.asUser('u_2'), await w.asUser('u_1', undefined, there.merchant)])
    await expect(w.call(update, change, as)).rejects.toMatchObject({ code: 'not_found' })
  const reader = await w.asUser('u_1', ['account.read'])
  await expect(w.call(update, change, reader)).rejects.toMatchObject({ code: 'scope_missing' })
  await expect(w.call(update, change, w.merchant)).rejects.toMatchObject({
    code: 'caller_not_allowed',
  })
})
