import { contract, type CreateMerchantCode, type CreateScan } from '@qiantang/sdk/contract'
import { buildMerchantCode, parseMerchantCode } from '@qiantang/sdk/qr'
import { expect, test } from 'vitest'

import { shopIn } from '../orders/shop.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

const tea: CreateMerchantCode = { reference: 'M-1', description: '西湖茶楼一号桌' }

const print = (w: World, body: CreateMerchantCode = tea) =>
  w.call(contract.merchantCodes.create, { body })

/** A user with money, who scans. */
const scanner = async (w: World, balance = 1_000_00) => {
  const holder = await accountHolder(w, { balance })
  const scan = (text: string, more: Partial<CreateScan> & { key?: string } = {}) => {
    const { key, ...body } = more
    const params = { userId: 'me' }
    const sent = { params, body: { text, ...body }, ...(key && { key }) }
    return w.call(contract.scans.create, sent, holder.as)
  }
  return { ...holder, scan }
}

test('a printed code is scanned, its amount entered, and paid with the PIN', async () => {
  const w = await world()
  const payer = await scanner(w)
  const code = await print(w)
  expect(parseMerchantCode(code.text)).toMatchObject({ use: 'static', amount: null })

  expect(await payer.scan(code.text)).toMatchObject({
    ...{ status: 'amount_needed', orderId: null, merchantName: '钱塘书店' },
    description: '西湖茶楼一号桌',
  })
  const { orderId, status, amount } = await payer.scan(code.text, { amount: 38_00 })
  expect({ status, amount }).toEqual({ status: 'payable', amount: 38_00 })
  await payer.pay(orderId!)

  expect(await payer.balance()).toMatchObject({ total: 962_00 })
  expect(await shopIn(w).owed()).toBe(38_00)
  const order = await w.call(contract.orders.retrieve, { params: { orderId: orderId! } })
  expect(order).toMatchObject({ status: 'paid', metadata: { merchantCodeId: code.id } })
})

test('a code with an amount asks for no other, and everybody pays an order of their own', async () => {
  const w = await world()
  const payer = await scanner(w)
  const code = await print(w, { ...tea, amount: 12_50 })
  expect(parseMerchantCode(code.text).amount).toBe('12.50')

  const first = await payer.scan(code.text, { amount: 1 })
  const second = await payer.scan(code.text)

  expect([first.amount, second.amount]).toEqual([12_50, 12_50])
  expect(first.orderId).not.toBe(second.orderId)
})

test('a code on a screen leads to its order, and no further once that is paid', async () => {
  const w = await world()
  const payer = await scanner(w)
  const order = await shopIn(w).order({ amount: 88_50 })
  const code = await print(w, { reference: 'M-1', orderId: order.id })
  expect(parseMerchantCode(code.text)).toMatchObject({ use: 'dynamic', amount: '88.50' })

  expect(await payer.scan(code.text)).toMatchObject({ orderId: order.id, amount: 88_50 })
  await payer.pay(order.id)

  await expect(payer.scan(code.text)).rejects.toMatchObject({ code: 'order_paid' })
})

test('sent again, a scan finds its order; scanned again, it makes another', async () => {
  const w = await world()
  const payer = await scanner(w)
  const { text } = await print(w)
  const once = { amount: 5_00, key: 'scan-1' }

  const first = await payer.scan(text, once)

  expect(await payer.scan(text, once)).toEqual(first)
  expect((await payer.scan(text, { amount: 5_00 })).orderId).not.toBe(first.orderId)
})

test('by printed codes a user pays at most 500 yuan a day, however many are scanned at once', async () => {
  const w = await world()
  const payer = await scanner(w)
  const { text } = await print(w)

  const tries = await Promise.allSettled(
    Array.from({ length: 6 }, () => payer.scan(text, { amount: 100_00 })),
  )

  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  const [refused] = tries.filter((each) => each.status === 'rejected')
  expect(refused?.reason).toMatchObject({
    code: 'limit_exceeded',
    problem: { details: { limitType: 'static_codes', limit: 500_00, used: 500_00 } },
  })
  // What was not paid in time counts no more; what was, does until the day is over.
  const first = tries.find((each) => each.status === 'fulfilled')
  await payer.pay(first!.value.orderId!)
  await w.clock.advance('PT6M')
  const page = await w.asPage('u_1')
  const again = (amount: number) =>
    w.call(contract.scans.create, { params: { userId: 'me' }, body: { text, amount } }, page)
  await expect(again(400_01)).rejects.toMatchObject({ code: 'limit_exceeded' })
  expect(await again(400_00)).toMatchObject({ status: 'payable' })
})

test('what cannot be paid here is named for what it is', async () => {
  const w = await world()
  const payer = await scanner(w)
  const { text } = await print(w)
  const elsewhere = buildMerchantCode({
    accounts: [{ tag: '15', value: '0403331004033310898330154110001' }],
    ...{ category: '5411', name: 'HANGZHOU MOCK MART', city: 'HANGZHOU' },
  })

  for (const [scanned, kind] of [
    ['https://qr.alipay.com/fkx1', 'alipay_link'],
    ['weixin://wxpay/bizpayurl?pr=1', 'wechat_link'],
    ['6283832508250654235', 'bank_payer_code'],
    [elsewhere, 'foreign_merchant_code'],
    ['WIFI:S:cafe;;', 'unknown'],
  ] as const)
    await expect(payer.scan(scanned, { amount: 1_00 })).rejects.toMatchObject({
      ...{ status: 422, code: 'code_not_payable', problem: { details: { kind } } },
    })
  await expect(payer.scan(`${text.slice(0, -1)}?`, { amount: 1_00 })).rejects.toMatchObject({
    code: 'merchant_code_invalid',
    problem: { details: { reason: 'damaged', tag: '63' } },
  })
})

test('another app’s code is an unknown one, and a closed one is closed at once', async () => {
  const w = await world()
  const payer = await scanner(w)
  const elsewhere = await w.newApp('西湖书店')
  const theirs = await w.call(contract.merchantCodes.create, { body: tea }, elsewhere.merchant)
  const ours = await print(w)
  const params = { merchantCodeId: ours.id }

  await expect(payer.scan(theirs.text, { amount: 1_00 })).rejects.toMatchObject({
    ...{ code: 'merchant_code_invalid', problem: { details: { reason: 'unknown' } } },
  })
  const closed = await w.call(contract.merchantCodes.close, { params })
  expect(closed).toMatchObject({ status: 'closed', closedAt: '2026-06-01T10:00:00.000+08:00' })
  expect(await w.call(contract.merchantCodes.close, { params })).toEqual(closed)
  await expect(payer.scan(ours.text, { amount: 1_00 })).rejects.toMatchObject({
    ...{ code: 'merchant_code_invalid', problem: { details: { reason: 'closed' } } },
  })
})

test('the same reference is the same code, or a mistake', async () => {
  const w = await world()
  const code = await print(w)

  expect(await print(w)).toEqual(code)
  await expect(print(w, { ...tea, amount: 1 })).rejects.toMatchObject({
    code: 'reference_conflict',
  })
  const { items } = await w.call(contract.merchantCodes.list, { query: { reference: 'M-1' } })
  expect(items).toEqual([code])
})

test('the shop stands in the code in both scripts', async () => {
  const w = await world()
  const { text } = await print(w, {
    ...{ ...tea, latinName: 'WEST LAKE TEA HOUSE', city: 'NINGBO', category: '5812' },
    ...{ store: 'S001', terminal: 'T01' },
  })

  expect(parseMerchantCode(text)).toMatchObject({
    ...{ name: 'WEST LAKE TEA HOUSE', city: 'NINGBO', category: '5812', country: 'CN' },
    ...{ local: { language: 'ZH', name: '钱塘书店' }, currency: '156' },
    additional: { store: 'S001', terminal: 'T01' },
  })
})
