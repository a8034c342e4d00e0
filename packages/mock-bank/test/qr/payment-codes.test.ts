import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { isCardNumber } from '../../src/cards/card-number.ts'
import { shopIn } from '../orders/shop.ts'
import { accountHolder, toldOf } from '../wallet/account-holder.ts'
import { Refused, world } from '../world.ts'
import { tillAndPayer, tillIn } from './till.ts'

const invalid = { status: 404, code: 'payment_code_invalid' }

test('a till takes a small payment by the code on a phone, and the phone sees it', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)

  const shown = await holder.showCode()
  expect(shown).toMatchObject({
    ...{ status: 'open', payment: null, accountId: holder.accountId },
    ...{ now: '2026-06-01T10:00:00.000+08:00', refreshAt: '2026-06-01T10:00:45.000+08:00' },
    expiresAt: '2026-06-01T10:01:00.000+08:00',
  })
  const taken = await till.take(shown.code, 8_00, { reference: 'A-1', metadata: { till: '3' } })

  expect(taken).toMatchObject({
    ...{ status: 'succeeded', amount: 8_00, userId: 'u_1', reference: 'A-1', failure: null },
    ...{ description: '一瓶水', metadata: { till: '3' } },
  })
  expect(await till.paymentOf(taken.id)).toEqual(taken)
  const { code: _, ...told } = shown
  expect(await holder.codeOf(shown.id)).toMatchObject({
    ...{ ...told, status: 'used' },
    payment: { id: taken.id, orderId: taken.orderId, status: 'succeeded', amount: 8_00 },
  })
  expect(await holder.balance()).toMatchObject({ total: 92_00 })
  expect(await shopIn(w).owed()).toBe(8_00)
  expect(await toldOf(w)).toEqual(['top_up.succeeded', 'payment.succeeded', 'order.paid'])
})

test('above the limit without PIN the payer is asked on their own page, and the till finds it paid', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)

  const shown = await holder.showCode()
  const taken = await till.take(shown.code, 20_01)
  expect(taken).toMatchObject({ status: 'requires_action', finishedAt: null })

  const { payment } = await holder.codeOf(shown.id)
  expect(payment).toMatchObject({ id: taken.id, nextAction: { type: 'enter_pin' } })
  await holder.approve(payment!)

  expect(await till.paymentOf(taken.id)).toMatchObject({ status: 'succeeded' })
  expect(await holder.codeOf(shown.id)).toMatchObject({ payment: { status: 'succeeded' } })
  expect(await holder.balance()).toMatchObject({ total: 79_99 })
})

test('of many tills that scan one code at once, one is paid and the others learn nothing', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const { code } = await holder.showCode()

  const tries = await Promise.allSettled(Array.from({ length: 40 }, () => till.take(code, 5_00)))

  const paid = tries.filter((each) => each.status === 'fulfilled')
  const refused = tries.filter((each) => each.status === 'rejected')
  expect(paid).toHaveLength(1)
  expect(refused.map(({ reason }) => reason.code)).toEqual(
    Array.from({ length: 39 }, () => 'payment_code_invalid'),
  )
  expect(await holder.balance()).toMatchObject({ total: 95_00 })
  expect(await shopIn(w).owed()).toBe(5_00)
  // Those that came too late have made no order either.
  const { items } = await w.call(contract.orders.list, { query: { limit: 100 } })
  expect(items).toHaveLength(1)
})

test('unknown, used, replaced, expired and another app’s codes are told alike', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const elsewhere = await w.newApp('西湖书店')
  const stranger = await accountHolder(w, {
    ...{ userId: 'u_2', person: People.wangFang, app: elsewhere, balance: 10_00 },
  })
  const told = async (code: string) => {
    const body = { code, amount: 1_00, reference: 'A-9', description: '一瓶水' }
    const answer = await w.send(contract.codePayments.create, { body })
    const { requestId: _, ...problem } = (await answer.json()) as Record<string, unknown>
    return { status: answer.status, problem }
  }

  const unknown = await told('6200000000000000000')
  expect(unknown).toMatchObject({ status: 404, problem: { code: 'payment_code_invalid' } })
  expect(unknown.problem).not.toHaveProperty('details')
  const used = await holder.showCode()
  await till.take(used.code, 1_00)
  expect(await told(used.code)).toEqual(unknown)
  const replaced = await holder.showCode()
  const newest = await holder.showCode()
  expect(await told(replaced.code)).toEqual(unknown)
  expect(await holder.codeOf(replaced.id)).toMatchObject({ status: 'expired', payment: null })
  expect(await told((await stranger.showCode()).code)).toEqual(unknown)
  expect(await holder.codeOf(newest.id)).toMatchObject({ status: 'open' })
  await w.clock.advance('PT60S')
  expect(await told(newest.code)).toEqual(unknown)
  expect(await holder.codeOf(newest.id)).toMatchObject({ status: 'expired' })
  expect(await holder.balance()).toMatchObject({ total: 99_00 })
})

test('a code is good until its last second and not a moment longer', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)

  const first = await holder.showCode()
  await w.clock.advance('PT59S')
  expect(await till.take(first.code, 1_00)).toMatchObject({ status: 'succeeded' })
  const second = await holder.showCode()
  await w.clock.advance('PT60S')
  await expect(till.take(second.code, 1_00)).rejects.toMatchObject(invalid)
})

test('a picture of a code is worth nothing once it was tried, even where that failed', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w, { balance: 10_00 })

  const shown = await holder.showCode()
  const failed = await till.take(shown.code, 15_00, { reference: 'A-1' })
  expect(failed).toMatchObject({ status: 'failed', failure: { code: 'insufficient_balance' } })
  expect(await holder.codeOf(shown.id)).toMatchObject({
    ...{ status: 'used', payment: { status: 'failed' } },
  })
  await expect(till.take(shown.code, 1_00)).rejects.toMatchObject(invalid)

  // The order may be tried again, with a new code.
  await holder.topUp(20_00)
  const again = await till.take((await holder.showCode()).code, 15_00, { reference: 'A-1' })
  expect(again).toMatchObject({ status: 'succeeded', orderId: failed.orderId })
  expect(await toldOf(w)).toEqual([
    ...['top_up.succeeded', 'payment.failed', 'top_up.succeeded'],
    ...['payment.succeeded', 'order.paid'],
  ])
})

test('an order that can’t be paid uses the code up too, and says why', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const sale = { reference: 'A-1' }
  await till.take((await holder.showCode()).code, 8_00, sale)

  const again = await holder.showCode()
  await expect(till.take(again.code, 8_00, sale)).rejects.toMatchObject({
    ...{ status: 409, code: 'order_paid' },
  })
  await expect(till.take(again.code, 8_00)).rejects.toMatchObject(invalid)
  expect(await holder.codeOf(again.id)).toMatchObject({ status: 'used', payment: null })
  await expect(till.take((await holder.showCode()).code, 9_00, sale)).rejects.toMatchObject({
    status: 409,
    code: 'reference_conflict',
  })
  expect(await holder.balance()).toMatchObject({ total: 92_00 })
})

test('the same call again is answered as before, and pays once', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const { code } = await holder.showCode()
  const sale = { reference: 'A-1', key: 'till-3-0001' }

  const first = await till.take(code, 8_00, sale)
  expect(await till.take(code, 8_00, sale)).toEqual(first)
  expect(await holder.balance()).toMatchObject({ total: 92_00 })
})

test('two payers at one order: what waits for a PIN comes too late once the other has paid', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w, { noPinLimit: 0 })
  const other = await accountHolder(w, {
    ...{ userId: 'u_2', person: People.wangFang, balance: 50_00 },
  })
  await other.approve(await other.requestNoPinLimit(20_00))
  const sale = { reference: 'A-1' }

  const shown = await holder.showCode()
  const waiting = await till.take(shown.code, 8_00, sale)
  expect(await till.take((await other.showCode()).code, 8_00, sale)).toMatchObject({
    ...{ status: 'succeeded', orderId: waiting.orderId, userId: 'u_2' },
  })
  const { payment } = await holder.codeOf(shown.id)
  await holder.approve(payment!)

  expect(await till.paymentOf(waiting.id)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'order_paid' } },
  })
  expect(await holder.balance()).toMatchObject({ total: 100_00 })
  expect(await shopIn(w).owed()).toBe(8_00)
})

test('the same payer scanned again for the same order is asked once', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w, { noPinLimit: 0 })
  const sale = { reference: 'A-1' }

  const first = await till.take((await holder.showCode()).code, 8_00, sale)
  const shown = await holder.showCode()
  const second = await till.take(shown.code, 8_00, sale)
  expect(second).toEqual(first)
  const { payment } = await holder.codeOf(shown.id)
  await holder.approve(payment!)
  expect(await holder.balance()).toMatchObject({ total: 92_00 })
})

test('a frozen account shows no code, and one frozen meanwhile pays nothing', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const { code } = await holder.showCode()
  const params = { userId: 'me', accountId: holder.accountId }
  await w.call(contract.accounts.freeze, { params, body: { scope: 'debit' } }, holder.as)

  expect(await till.take(code, 8_00)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'account_frozen' } },
  })
  await expect(holder.showCode()).rejects.toMatchObject({ code: 'account_frozen' })
})

test('an account pays so much a day by code and no fen more (level B)', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 1_900_00 })
  const { sql } = w.bank.inside
  await sql`update accounts set no_pin_limit = 1_000_00 where id = ${holder.accountId}`
  const { rules } = w.bank.inside
  const outDay = rules.paymentCodes.outDay
  expect(outDay).toBe(5_000_00)
  // An account of Class III may not move as much a day as that.
  rules.paymentCodes.outDay = 1_000_00
  try {
    const till = tillIn(w)
    const ended = []
    for (let n = 0; n < 4; n += 1)
      ended.push(await till.take((await holder.showCode()).code, 300_00))
    expect(ended.map(({ status }) => status)).toEqual([
      ...['succeeded', 'succeeded', 'succeeded', 'failed'],
    ])
    expect(ended.at(-1)?.failure).toMatchObject({ code: 'limit_exceeded' })
    const exact = await holder.showCode()
    expect(await till.take(exact.code, 100_00)).toMatchObject({ status: 'succeeded' })
    const more = await holder.showCode()
    expect(await till.take(more.code, 1)).toMatchObject({ status: 'failed' })

    await w.clock.advance('P1D')
    const page = await w.asPage('u_1')
    const params = { userId: 'me' }
    const tomorrow = await w.call(contract.paymentCodes.create, { params, body: {} }, page)
    expect(await till.take(tomorrow.code, 300_00)).toMatchObject({ status: 'succeeded' })
  } finally {
    rules.paymentCodes.outDay = outDay
  }
})

test('an app that tries too many codes that are none is told nothing more for a minute', async () => {
  let at = new Date('2026-06-01T02:00:00Z')
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const { inside } = w.bank
  const { wall } = inside
  inside.wall = () => at
  try {
    const guess = (n: number) => till.take(`62${String(n).padStart(17, '0')}`, 1_00)
    for (let n = 0; n < 60; n += 1) {
      await expect(guess(n)).rejects.toMatchObject(invalid)
      // The same again is no guess.
      if (n === 0) for (let m = 0; m < 5; m += 1) await expect(guess(n)).rejects.toBeDefined()
    }
    const { code } = await holder.showCode()
    await expect(till.take(code, 1_00)).rejects.toMatchObject({ status: 429, code: 'rate_limited' })
    await expect(guess(61)).rejects.toMatchObject({ code: 'rate_limited' })
    at = new Date(at.getTime() + 60_000)
    expect(await till.take(code, 1_00)).toMatchObject({ status: 'succeeded' })
  } finally {
    inside.wall = wall
  }
})

test('codes are drawn from the source of chance alone, and none is shown twice', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const { inside } = w.bank
  const { drawBytes } = inside
  try {
    // 250 and above would favour some digits, so they are drawn anew.
    inside.drawBytes = (count) => Uint8Array.from({ length: count }, (_, n) => (n % 2 ? 255 : 7))
    const { code } = await holder.showCode()
    expect(code).toMatch(/^627{16}\d$/)
    expect(isCardNumber(code)).toBe(true)
    expect(await till.take(code, 1_00)).toMatchObject({ status: 'succeeded' })
    // The same chance again would be the same code: it is refused rather than shown twice.
    await expect(holder.showCode()).rejects.toMatchObject({ status: 500 })
    w.faults.splice(0)
  } finally {
    inside.drawBytes = drawBytes
  }
})

test('the digits are nowhere in the database', async () => {
  const w = await world()
  const { holder } = await tillAndPayer(w)
  const { code, id } = await holder.showCode()
  const rows = await w.bank.inside.sql`select * from payment_codes where id = ${id}`
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(code)
})

test('while a code is being taken its user gets new ones: each is paid or void, and no sum is lost', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const sales: Promise<string>[] = []
  for (let n = 0; n < 12; n += 1) {
    const { code } = await holder.showCode()
    const codeOf = (error: unknown) => (error instanceof Refused ? error.code : String(error))
    sales.push(till.take(code, 1_00).then(({ status }) => status, codeOf))
  }
  const ended = await Promise.all(sales)

  const paid = ended.filter((each) => each === 'succeeded').length
  const refused = ended.filter((each) => each === 'payment_code_invalid').length
  // Nothing came after the last one.
  expect(ended.at(-1)).toBe('succeeded')
  expect(paid + refused).toBe(12)
  expect(await holder.balance()).toMatchObject({ total: 100_00 - paid * 1_00 })
})
