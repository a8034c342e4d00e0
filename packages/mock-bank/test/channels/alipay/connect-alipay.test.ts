import { sign as signText } from 'node:crypto'

import { expect, test } from 'vitest'

import { connectAlipay } from '../../../src/channels/alipay/index.ts'
import { bankChannels } from '../../simulators/channel-members.ts'
import { networkKeys } from '../../simulators/members.ts'
import { alipayWorld, openByCode, paidOrder } from './alipay-world.ts'

const refund = (order: Awaited<ReturnType<typeof paidOrder>>, amount: number, number = 'ref1') => ({
  ...{ order, amount, number, reason: null, createdAt: order.createdAt },
  noticeUrl: order.noticeUrl,
})

test('a payer scans the code and pays, and query and notice say so alike', async () => {
  const w = alipayWorld()
  const order = w.order()
  const opened = await w.alipay.open(order)
  expect(opened).toMatchObject({
    outcome: 'opened',
    action: { type: 'show_qr', expiresAt: '2026-06-01T10:30:00.000+08:00' },
  })
  expect(await w.alipay.query(order)).toEqual({ state: 'absent' })

  const bill = await w.scan(await openByCode(w, order))
  expect(bill).toMatchObject({ payee: '钱塘银行', amount: 88_50, state: 'waiting' })
  expect(await w.alipay.query(order)).toEqual({ state: 'waiting' })
  expect(await w.pay(bill)).toMatchObject({ outcome: 'paid', bill: { state: 'paid' } })

  const paid = { state: 'paid', reference: bill.id, paidAt: expect.any(Date), amount: 88_50 }
  expect(await w.alipay.query(order)).toEqual(paid)
  expect(w.notices).toHaveLength(1)
  expect(await w.alipay.readNotice(w.notices[0]!)).toEqual({
    ...{ about: 'payment', number: order.number, state: paid },
  })
})

test('what cannot stand in a subject is written so that it reads the same', async () => {
  const w = alipayWorld()
  const bill = await w.scan(await openByCode(w, w.order({ description: 'a=b & c/d' })))
  expect(bill.description).toBe('a＝b ＆ c／d')
})

test('opened again for the same payment it is the same, and for another amount refused', async () => {
  const w = alipayWorld()
  const order = w.order()
  const code = await openByCode(w, order)
  expect(await openByCode(w, order)).toBe(code)
  expect(await w.alipay.open({ ...order, amount: 88_51 })).toMatchObject({ outcome: 'refused' })

  await w.pay(await w.scan(code))
  // It is for the query to tell that it was paid.
  expect(await w.alipay.open(order)).toEqual({ outcome: 'unknown' })
})

test.each(['page', 'wap'] as const)(
  'a %s payment leads the browser to the cashier and, paid, back to where it came from',
  async (product) => {
    const w = alipayWorld()
    const order = w.order({ product })
    const opened = await w.alipay.open(order)
    if (opened.outcome !== 'opened' || opened.action.type !== 'redirect')
      throw new Error(`No redirect: ${JSON.stringify(opened)}`)
    expect(opened.action.fields).toBeNull()

    const cashier = await w.outside.fetch(opened.action.url)
    expect(cashier.status).toBe(302)
    const { hash } = new URL(cashier.headers.get('location') ?? '', 'http://127.0.0.1:4010')
    const at = new URLSearchParams(hash.slice(1))
    expect(at.get('app')).toBe('alipay')

    const { bill } = await w.pay(await w.scan(at.get('code') ?? ''))
    expect(bill.returnUrl).toMatch(/^https:\/\/shop\.example\/paid\?order=1&.*out_trade_no=pay/)
    expect(await w.alipay.query(order)).toMatchObject({ state: 'paid', amount: 88_50 })
  },
)

test('an app payment is an order string that the app opens', async () => {
  const w = alipayWorld()
  const order = w.order({ product: 'app' })
  const opened = await w.alipay.open(order)
  if (opened.outcome !== 'opened' || opened.action.type !== 'open_app')
    throw new Error(`Nothing to hand over: ${JSON.stringify(opened)}`)
  const handoff = opened.action.handoff ?? ''

  await expect(w.scan(handoff.replace('88.50', '00.01'))).rejects.toThrow('no bill')
  await w.pay(await w.scan(handoff))
  expect(await w.alipay.query(order)).toMatchObject({ state: 'paid' })
})

test('closing takes back what waits, and says of what was paid that it was', async () => {
  const w = alipayWorld()
  const order = w.order()
  const code = await openByCode(w, order)
  expect(await w.alipay.close(order)).toEqual({ state: 'absent' })

  const bill = await w.scan(code)
  expect(await w.alipay.close(order)).toEqual({ state: 'closed' })
  expect(await w.alipay.close(order)).toEqual({ state: 'closed' })
  expect(await w.alipay.query(order)).toEqual({ state: 'closed' })
  expect(await w.pay(bill)).toMatchObject({ outcome: 'closed' })
  expect(await w.alipay.close(await paidOrder(w))).toMatchObject({ state: 'paid' })
})

test('what nobody pays in time is closed, by the time the bank tells', async () => {
  const w = alipayWorld()
  const order = w.order()
  const bill = await w.scan(await openByCode(w, order))
  w.advance(31 * 60_000)
  expect(await w.alipay.query(order)).toEqual({ state: 'closed' })
  expect(await w.pay(bill)).toMatchObject({ outcome: 'closed' })
})

test('each payer does what the table says', async () => {
  const w = alipayWorld()
  const order = w.order()
  const bill = await w.scan(await openByCode(w, order))
  expect(await w.pay(bill, 'insufficient_funds')).toMatchObject({
    ...{ outcome: 'refused', reason: 'insufficient_funds' },
  })
  expect(await w.pay(bill, 'declined')).toMatchObject({ outcome: 'refused', reason: 'declined' })
  expect(await w.pay(bill, 'closes_app')).toMatchObject({ outcome: 'left' })
  expect(await w.alipay.query(order)).toEqual({ state: 'waiting' })
  expect(w.notices).toEqual([])

  expect(await w.pay(bill, 'slow')).toMatchObject({ outcome: 'processing' })
  expect(await w.alipay.query(order)).toEqual({ state: 'waiting' })
  await expect.poll(() => w.alipay.query(order)).toMatchObject({ state: 'paid' })
})

test('a payer who says no closes the trade, and the notice says so', async () => {
  const w = alipayWorld()
  const order = w.order()
  expect(await w.decline(await w.scan(await openByCode(w, order)))).toMatchObject({
    state: 'closed',
  })
  expect(await w.alipay.readNotice(w.notices[0]!)).toEqual({
    ...{ about: 'payment', number: order.number, state: { state: 'closed' } },
  })
})

test('money goes back in parts, once for each number, and never more than was paid', async () => {
  const w = alipayWorld()
  const order = await paidOrder(w)
  const { reference } = (await w.alipay.query(order)) as { reference: string }
  const done = { state: 'succeeded', reference, at: expect.any(Date) }
  expect(await w.alipay.queryRefund(refund(order, 30_00))).toEqual({ state: 'absent' })

  expect(await w.alipay.refund(refund(order, 30_00))).toEqual(done)
  expect(await w.alipay.refund(refund(order, 30_00))).toEqual(done)
  expect(await w.alipay.refund(refund(order, 30_01))).toMatchObject({ state: 'failed' })
  expect(await w.alipay.refund(refund(order, 58_51, 'ref2'))).toEqual({
    ...{ state: 'failed', code: 'refund_exceeds_paid' },
  })
  expect(await w.alipay.refund(refund(order, 58_50, 'ref2'))).toEqual(done)
  expect(await w.alipay.queryRefund(refund(order, 58_50, 'ref2'))).toEqual(done)
  expect(await w.alipay.queryRefund(refund(order, 1, 'ref3'))).toEqual({ state: 'absent' })
  // Given back in full a trade is closed to Alipay, and no less paid.
  expect(await w.alipay.query(order)).toMatchObject({ state: 'paid', amount: 88_50 })
})

test('a notice of a refund is about the refund, also when it closes the trade', async () => {
  const w = alipayWorld()
  const order = await paidOrder(w)
  await w.alipay.refund(refund(order, 30_00))
  await w.alipay.refund(refund(order, 58_50, 'ref2'))
  const read = await Promise.all(w.notices.slice(1).map((notice) => w.alipay.readNotice(notice)))
  expect(read).toMatchObject([
    { about: 'refund', number: 'ref1', state: { state: 'succeeded' } },
    { about: 'refund', number: 'ref2', state: { state: 'succeeded' } },
  ])
})

test('a refund under way is under way until the query says that it arrived', async () => {
  const w = alipayWorld()
  const order = await paidOrder(w)
  await w.steer({ refunds: 'processing' })
  expect(await w.alipay.refund(refund(order, 30_00))).toEqual({ state: 'processing' })
  expect(await w.alipay.queryRefund(refund(order, 30_00))).toMatchObject({ state: 'succeeded' })

  await w.steer({ refunds: 'refused' })
  expect(await w.alipay.refund(refund(order, 1_00, 'ref2'))).toMatchObject({ state: 'failed' })
  expect(await w.alipay.queryRefund(refund(order, 1_00, 'ref2'))).toEqual({ state: 'absent' })
})

test('after a year money no longer goes back', async () => {
  const w = alipayWorld()
  const order = await paidOrder(w)
  w.advance(366 * 86_400_000)
  expect(await w.alipay.refund(refund(order, 30_00))).toEqual({
    ...{ state: 'failed', code: 'payment_not_refundable' },
  })
  expect(await w.alipay.query(order)).toMatchObject({ state: 'paid' })
})

test.each(['lost', 'tampered', 'down'] as const)(
  'where answers are %s nothing is believed, and what was done shows later',
  async (answers) => {
    const w = alipayWorld()
    const order = await paidOrder(w)
    await w.steer({ answers })
    const unknown = { state: 'unknown' }
    expect(await w.alipay.query(order)).toEqual(unknown)
    expect(await w.alipay.close(order)).toEqual(unknown)
    expect(await w.alipay.refund(refund(order, 30_00))).toEqual(unknown)
    expect(await w.alipay.queryRefund(refund(order, 30_00))).toEqual(unknown)
    expect(await w.alipay.open(w.order())).toEqual({ outcome: 'unknown' })

    await w.steer({ answers: 'arrive' })
    expect(await w.alipay.queryRefund(refund(order, 30_00))).toMatchObject({
      state: answers === 'down' ? 'absent' : 'succeeded',
    })
  },
)

test('an answer about another payment is not believed', async () => {
  let kept: string | undefined
  const w = alipayWorld({
    fetch: (through) => async (input, init) => {
      const answer = await through(input, init)
      kept ??= await answer.clone().text()
      return new Request(input).url.includes('trade.query') ? new Response(kept) : answer
    },
  })
  const paid = await paidOrder(w)
  kept = undefined
  expect(await w.alipay.query(paid)).toMatchObject({ state: 'paid' })
  const other = w.order()
  await w.scan(await openByCode(w, other))
  expect(await w.alipay.query(other)).toEqual({ state: 'unknown' })
})

test('notices come twice, late or never, as the realm is steered', async () => {
  const w = alipayWorld()
  await w.steer({ notices: 'twice' })
  await paidOrder(w)
  expect(w.notices).toHaveLength(2)
  expect(w.notices[0]?.body).toBe(w.notices[1]?.body)

  await w.steer({ notices: 'never' })
  await paidOrder(w)
  await w.steer({ notices: 'late' })
  const order = await paidOrder(w)
  expect(w.notices).toHaveLength(2)
  expect(await w.sendLate()).toMatchObject({ body: { sent: 1 } })
  expect(await w.alipay.readNotice(w.notices[2]!)).toMatchObject({ number: order.number })
  expect(await w.steer({ notices: 'sometimes' as 'once' })).toMatchObject({ status: 400 })
})

test('a notice can be there before the answer to what it is about', async () => {
  const w = alipayWorld()
  await w.steer({ notices: 'before_answer' })
  const order = w.order()
  await openByCode(w, order)
  expect(await w.alipay.readNotice(w.notices[0]!)).toMatchObject({
    ...{ number: order.number, state: { state: 'paid' } },
  })
})

test('a genuine notice that was told to another app or another seller is not believed', async () => {
  const w = alipayWorld()
  await paidOrder(w)
  const [notice] = w.notices
  for (const other of [{ appId: '2021000000000002' }, { sellerId: '2088000000000000' }]) {
    const stranger = connectAlipay({
      ...{ ...bankChannels.alipay, ...other, baseUrl: () => 'http://127.0.0.1:9' },
      ...{ fetch, now: async () => new Date() },
    })
    expect(await stranger.readNotice(notice!)).toEqual({ about: 'unbelievable' })
  }
})

test('what Alipay adds to answers and notices one day does no harm', async () => {
  const node = (order: { number: string }) =>
    `{"code":"10000", "msg":"Success","new_thing":{"a":[1,"}"]},"out_trade_no":"${order.number}","trade_no":"T1","trade_status":"TRADE_SUCCESS","total_amount":"88.5","send_pay_date":"2026-06-01 10:00:00"}`
  const order = alipayWorld().order()
  const text = node(order)
  const sign = signText('sha256', Buffer.from(text), networkKeys.privateKey).toString('base64')
  const { alipay } = alipayWorld({
    fetch: () => async () =>
      new Response(`{"sign":"${sign}","cert_sn":"x","alipay_trade_query_response": ${text} }`),
  })
  expect(await alipay.query(order)).toMatchObject({ state: 'paid', amount: 88_50 })

  const told = new URLSearchParams({
    ...{ app_id: bankChannels.alipay.appId, new_thing: '100%', notify_type: 'trade_status_sync' },
    ...{ out_trade_no: order.number, trade_status: 'TRADE_CLOSED' },
    seller_id: bankChannels.alipay.sellerId,
  })
  told.sort()
  const signedPart = [...told].map(([name, value]) => `${name}=${value}`).join('&')
  const bytes = signText('sha256', Buffer.from(signedPart), networkKeys.privateKey)
  told.append('sign_type', 'RSA2')
  told.append('sign', bytes.toString('base64'))
  const at = new Date()
  expect(
    await alipay.readNotice({ headers: new Headers(), body: told.toString(), at }),
  ).toMatchObject({ about: 'payment', state: { state: 'closed' } })
})

test('a notice that was changed is not believed', async () => {
  const w = alipayWorld()
  await paidOrder(w)
  const [notice] = w.notices
  const { body } = notice!
  const changed = (change: (fields: URLSearchParams) => void) => {
    const fields = new URLSearchParams(body)
    change(fields)
    return w.alipay.readNotice({ ...notice!, body: fields.toString() })
  }
  expect(await changed(() => {})).toMatchObject({ about: 'payment' })
  const unbelievable = { about: 'unbelievable' }
  expect(await changed((fields) => fields.set('total_amount', '0.01'))).toEqual(unbelievable)
  expect(await changed((fields) => fields.append('refund_fee', '1.00'))).toEqual(unbelievable)
  expect(await changed((fields) => fields.append('trade_no', '1'))).toEqual(unbelievable)
  expect(await changed((fields) => fields.delete('sign'))).toEqual(unbelievable)
  expect(await changed((fields) => fields.set('sign_type', 'RSA'))).toEqual(unbelievable)
  for (const rubbish of ['', '%', '{}', 'sign=&sign_type=RSA2'])
    expect(await w.alipay.readNotice({ ...notice!, body: rubbish })).toEqual(unbelievable)
})
