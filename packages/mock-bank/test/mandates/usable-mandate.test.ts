import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { mandateCovers, mustCover, usableMandate } from '../../src/mandates/index.ts'
import { insider } from '../challenges/asking.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { world } from '../world.ts'

test('of many who ask at once each gets their own mandate, or why not', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const other = await accountHolder(w, { userId: 'u_2', person: People.wangFang })
  const there = await w.newApp()
  const [mine, hers] = [await holder.allow(), await other.allow({ maxAmount: 5_00 })]
  const waiting = await holder.requestMandate()
  const [user, neighbour] = [await insider(w), await insider(w, 'u_2')]
  const elsewhere = await insider(w, 'u_1', there.id)
  const ask = (who: typeof user, id: string) => usableMandate(w.bank.inside, who, id)

  const answers = await Promise.allSettled([
    ask(user, mine.id),
    ask(neighbour, hers.id),
    ask(user, mine.id),
    ask(user, hers.id),
    ask(elsewhere, mine.id),
    ask(user, `mdt_${'0'.repeat(26)}`),
    ask(user, waiting.id),
  ])

  expect(answers).toMatchObject([
    { value: { id: mine.id, accountId: holder.accountId, maxAmount: 20_00 } },
    { value: { id: hers.id, accountId: other.accountId, maxAmount: 5_00 } },
    { value: { id: mine.id } },
    ...Array.from({ length: 3 }, () => ({ reason: { code: 'not_found' } })),
    { reason: { code: 'mandate_inactive', details: { status: 'requires_action' } } },
  ])
})

test('what has just been ended, or whose account was just frozen, is of no use at once', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const [mandate, user] = [await holder.allow(), await insider(w)]
  const ask = () => usableMandate(w.bank.inside, user, mandate.id)
  const { sql } = w.bank.inside

  await sql`update accounts set status = 'frozen_debit' where id = ${holder.accountId}`
  await expect(ask()).rejects.toMatchObject({ code: 'account_frozen' })
  await sql`update accounts set status = 'active' where id = ${holder.accountId}`
  await expect(ask()).resolves.toMatchObject({ status: 'active' })

  await holder.cancelMandate(mandate.id)
  await expect(ask()).rejects.toMatchObject({
    ...{ code: 'mandate_inactive', details: { status: 'cancelled' } },
  })
})

test('a mandate covers a payment up to its amount, to the fen', () => {
  const mandate = { maxAmount: 20_00 }

  expect([1, 20_00, 20_01].map((amount) => mandateCovers(mandate, amount))).toEqual([
    ...[true, true, false],
  ])
  expect(() => mustCover(mandate, 20_00)).not.toThrow()
  expect(() => mustCover(mandate, 20_01)).toThrow(
    expect.objectContaining({
      code: 'limit_exceeded',
      details: { limitType: 'mandate', limit: 20_00, used: 0 },
    }),
  )
})
