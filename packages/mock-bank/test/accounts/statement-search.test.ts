import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { shopIn } from '../orders/shop.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { world } from '../world.ts'

type Sought = {
  q?: string
  kind?: 'payment' | 'top_up' | 'transfer'
  limit?: number
  from?: string
}

/** A top-up on the last evening of June, then three purchases and a withdrawal in July. */
const summer = async () => {
  const w = await world()
  const shop = shopIn(w)
  await w.clock.set({ now: '2026-06-30T23:59:59.999+08:00' })
  const holder = await accountHolder(w, { balance: 1_000_00 })
  await w.clock.set({ now: '2026-07-01T00:00:00.000+08:00' })
  const payments = []
  for (const amount of [88_50, 12_00, 88_50]) {
    const { id } = await shop.order({ amount })
    payments.push(await holder.pay(id))
  }
  await holder.withdraw(50_00)

  const params = { userId: 'me', accountId: holder.accountId }
  const page = (query: Sought & { cursor?: string }, language = 'zh-CN') =>
    w.call(
      contract.accounts.statementLines,
      { params, query, headers: { 'accept-language': language } },
      holder.as,
    )
  const amounts = async (query: Sought, language?: string) =>
    (await page(query, language)).items.map(({ amount }) => amount)
  const months = async () =>
    (await w.call(contract.accounts.statementMonths, { params }, holder.as)).items
  return { w, holder, payments, page, amounts, months }
}

test('a statement is searched by name, in the language one reads it in', async () => {
  const { amounts } = await summer()
  expect(await amounts({ q: '书店' })).toEqual([88_50, 12_00, 88_50])
  expect(await amounts({ q: '工商' })).toEqual([50_00, 1_000_00])
  expect(await amounts({ q: 'icbc' }, 'en')).toEqual([50_00, 1_000_00])
  expect(await amounts({ q: 'icbc' })).toEqual([])
  expect(await amounts({ q: '%' })).toEqual([])
})

test('a statement is searched by an amount as one writes it, or by the number on a receipt', async () => {
  const { amounts, payments } = await summer()
  expect(await amounts({ q: '88.5' })).toEqual([88_50, 88_50])
  expect(await amounts({ q: '¥1,000.00' })).toEqual([1_000_00])
  expect(await amounts({ q: '88' })).toEqual([])
  expect(await amounts({ q: payments[1]!.id })).toEqual([12_00])
})

test('a statement shows one kind of movement, in a time, and what is sought among it', async () => {
  const { amounts } = await summer()
  expect(await amounts({ kind: 'top_up' })).toEqual([1_000_00])
  expect(await amounts({ kind: 'transfer' })).toEqual([])
  expect(await amounts({ kind: 'payment', q: '12.00' })).toEqual([12_00])
  expect(await amounts({ q: '工商', from: '2026-07-01T00:00:00.000+08:00' })).toEqual([50_00])
})

test('what a search finds is read page by page, each line once, with the balance as it was', async () => {
  const { page } = await summer()
  const all = await page({ kind: 'payment' })
  expect(all.items.map(({ balanceAfter }) => balanceAfter)).toEqual([811_00, 899_50, 911_50])

  const first = await page({ kind: 'payment', limit: 2 })
  const second = await page({ kind: 'payment', limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items]).toEqual(all.items)
  expect(second.nextCursor).toBeNull()
})

test('months begin and end in China, and say what came in, went out and how often', async () => {
  const { months } = await summer()
  expect(await months()).toEqual([
    { month: '2026-07', in: 0, out: 239_00, count: 4 },
    { month: '2026-06', in: 1_000_00, out: 0, count: 1 },
  ])
})

test('an account that nothing has moved has no months, and another user’s is a missing one', async () => {
  const { w, holder } = await summer()
  const other = await accountHolder(w, { userId: 'u_2', person: People.wangFang })
  const months = (accountId: string) =>
    w.call(contract.accounts.statementMonths, { params: { userId: 'me', accountId } }, other.as)
  expect((await months(other.accountId)).items).toEqual([])
  await expect(months(holder.accountId)).rejects.toMatchObject({ code: 'not_found' })
})
