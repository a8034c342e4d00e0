import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { shopIn } from '../orders/shop.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { world } from '../world.ts'

/** Topped up at ten, paid at eleven, withdrawn at noon. */
const morning = async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 1_000_00 })
  await w.clock.set({ now: '2026-06-01T10:05:00.000+08:00' })
  const order = await shop.order({ amount: 88_50 })
  const payment = await holder.pay(order.id)
  await w.clock.set({ now: '2026-06-01T10:10:00.000+08:00' })
  const withdrawal = await holder.withdraw(50_00)
  const { accountId } = holder
  const params = { userId: 'me', accountId }
  const lines = (
    query: { limit?: number; cursor?: string; from?: string; to?: string } = {},
    language = 'zh-CN',
  ) =>
    w.call(
      contract.accounts.statementLines,
      { params, query, headers: { 'accept-language': language } },
      holder.as,
    )
  const balanceAt = async (at: string) =>
    (await w.call(contract.accounts.balance, { params, query: { at } }, holder.as)).total
  return { w, holder, payment, withdrawal, lines, balanceAt }
}

test('a statement says what moved, for whom, and what was left', async () => {
  const { lines, payment, withdrawal } = await morning()
  const { items, nextCursor } = await lines()
  expect(nextCursor).toBeNull()
  expect(items).toMatchObject([
    {
      ...{ kind: 'withdrawal', direction: 'out', amount: 50_00, balanceAfter: 861_50 },
      ...{ counterparty: '工商银行 (5679)', resourceId: withdrawal.id },
      at: '2026-06-01T10:10:00.000+08:00',
    },
    {
      ...{ kind: 'payment', direction: 'out', amount: 88_50, balanceAfter: 911_50 },
      ...{ counterparty: '钱塘书店', resourceId: payment.id },
      at: '2026-06-01T10:05:00.000+08:00',
    },
    {
      ...{ kind: 'top_up', direction: 'in', amount: 1_000_00, balanceAfter: 1_000_00 },
      at: '2026-06-01T10:00:00.000+08:00',
    },
  ])
  const english = await lines({}, 'en')
  expect(english.items[0]?.counterparty).toBe('ICBC (5679)')
})

test('a statement is read page by page, and each line once', async () => {
  const { lines } = await morning()
  const all = await lines()
  const first = await lines({ limit: 2 })
  const second = await lines({ limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items]).toEqual(all.items)
  expect(second.nextCursor).toBeNull()
  await expect(lines({ cursor: 'bm9wZQ' })).rejects.toMatchObject({
    problem: { code: 'invalid_field', errors: [{ path: 'query.cursor' }] },
  })
})

test('a statement of a time begins with it and ends before the next', async () => {
  const { lines } = await morning()
  const [from, to] = ['2026-06-01T10:05:00.000+08:00', '2026-06-01T10:10:00.000+08:00']
  const kinds = async (query: { from?: string; to?: string }) =>
    (await lines(query)).items.map(({ kind }) => kind)

  expect(await kinds({ from, to })).toEqual(['payment'])
  expect(await kinds({ from })).toEqual(['withdrawal', 'payment'])
  expect(await kinds({ to })).toEqual(['payment', 'top_up'])
  expect(await kinds({ to: '2026-06-01T02:05:00Z' })).toEqual(['top_up'])
})

test('the balance of any moment is known, that moment included', async () => {
  const { balanceAt } = await morning()
  expect(await balanceAt('2026-06-01T09:59:59.999+08:00')).toBe(0)
  expect(await balanceAt('2026-06-01T10:00:00.000+08:00')).toBe(1_000_00)
  expect(await balanceAt('2026-06-01T10:04:59.999+08:00')).toBe(1_000_00)
  expect(await balanceAt('2026-06-01T10:05:00.000+08:00')).toBe(911_50)
  expect(await balanceAt('2026-06-01T10:10:00.000+08:00')).toBe(861_50)
})

test('a merchant sees its user’s account, and not what is on it', async () => {
  const { w, holder } = await morning()
  const { userId, accountId } = holder
  const params = { userId, accountId }
  const account = await w.call(contract.accounts.retrieve, { params })
  expect(JSON.stringify(account)).not.toContain('86150')
  for (const route of [contract.accounts.balance, contract.accounts.statementLines])
    await expect(w.call(route, { params }, w.merchant)).rejects.toMatchObject({
      ...{ status: 403, code: 'caller_not_allowed' },
    })
})

test('without the scope a session does not learn the balance', async () => {
  const { w, holder } = await morning()
  const { accountId } = holder
  const narrow = await w.asUser('u_1', ['account.read'])
  const asked = w.call(contract.accounts.balance, { params: { userId: 'me', accountId } }, narrow)
  await expect(asked).rejects.toMatchObject({
    ...{ code: 'scope_missing', problem: { details: { scope: 'balance.read' } } },
  })
})
