import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { Payers, People } from '../../simulators/index.ts'
import { submitted, walletPage } from '../accounts/wallet-page.ts'
import { openTestBank } from '../test-bank.ts'
import { world } from '../world.ts'

test('the phone shows the messages of its realm, newest first, in pages', async () => {
  const w = await world()
  await world()
  const page = await walletPage(w)
  await submitted(w, page, People.zhangSan)
  await submitted(w, page, People.wangFang)
  const list = (query: { limit?: number; cursor?: string; mobile?: string }) =>
    w.call(contract.sandboxMessages.list, { query }, w.tester)

  const first = await list({ limit: 1 })
  expect(first.items).toMatchObject([{ mobile: '13900139000', scene: 'open_account' }])
  const second = await list({ limit: 1, cursor: first.nextCursor ?? '' })
  expect(second).toMatchObject({ items: [{ mobile: '13800138000' }], nextCursor: null })
  expect(await list({ mobile: '13800138000' })).toMatchObject({ items: second.items })
  expect(await list({ mobile: 'nobody' })).toMatchObject({ items: [] })
})

test('a realm does not see another one’s messages', async () => {
  const [mine, theirs] = [await world(), await world()]
  await submitted(theirs, await walletPage(theirs))
  expect(await mine.messages()).toEqual([])
  expect(await mine.messages('13800138000')).toEqual([])
})

test('the test people are those the simulators know, in the reader’s language', async () => {
  const w = await world()
  const english = { headers: { 'accept-language': 'en' } }
  const { items } = await w.call(contract.sandboxPeople.list, english, w.tester)

  const zhangSan = items.find(({ constant }) => constant === 'zhangSan')
  expect(zhangSan).toMatchObject({ name: '张三', idNumber: '330106199003071236' })
  expect(zhangSan?.cards.find(({ name }) => name === 'insufficientFunds')).toEqual({
    name: 'insufficientFunds',
    number: '6228481000000000041',
    bankName: 'Agricultural Bank of China',
    holds: 'class_i',
    outcome: 'insufficient_funds',
    description: 'Top-ups fail: insufficient funds',
  })
  const { items: chinese } = await w.call(contract.sandboxPeople.list, {}, w.tester)
  expect(chinese[0]?.cards[0]?.bankName).toBe('工商银行')
})

test('every magic value is told with what it does', async () => {
  const w = await world()
  const { items } = await w.call(contract.sandboxMagicValues.list, {}, w.tester)
  expect(items).toContainEqual({
    kind: 'card',
    name: 'zhangSan.lost',
    value: People.zhangSan.cards.lost.number,
    effect: '已挂失，验证失败',
  })
  expect(items).toContainEqual(
    expect.objectContaining({ kind: 'person', name: 'zhaoMing', value: '330106201212311013' }),
  )
  const payers = items.filter(({ kind }) => kind === 'payer')
  expect(payers.map(({ value }) => value)).toEqual(Object.keys(Payers))
  expect(payers).toContainEqual(
    expect.objectContaining({ name: 'insufficient_funds', effect: '余额不足，付款被拒绝' }),
  )
})

test('without simulators there is nobody to ask, and the bank says so', async () => {
  const dead = await openTestBank({
    fetch: async () => {
      throw new TypeError('Nobody listens.')
    },
  })
  const w = await world({ on: dead })
  for (const route of [contract.sandboxPeople.list, contract.sandboxMagicValues.list])
    await expect(w.call(route, {}, w.tester)).rejects.toMatchObject({
      ...{ status: 503, code: 'simulators_unreachable' },
    })
})
