import { expect, test, vi } from 'vitest'

import { connectUnionPay } from '../../../src/channels/unionpay/connect-unionpay.ts'
import { strangersKeys } from '../../simulators/members.ts'
import { network, newOrder, returnUrl } from './network.ts'

const paid = (amount = 88_50) => ({
  state: 'paid',
  amount,
  reference: expect.stringMatching(/^\d{21}$/),
  paidAt: expect.any(Date),
})

test('a payer pays on the network’s page, and the bank is told and can ask', async () => {
  const { unionpay, bring, pay, told } = network()
  const order = newOrder()
  const { status, path, shown, code } = await bring(unionpay, order)
  expect({ status, path, shown }).toEqual({
    status: 303,
    path: '/sim',
    shown: { app: 'unionpay', code },
  })
  expect(await unionpay.query(order)).toEqual({ state: 'waiting' })

  expect(await pay(code)).toMatchObject({ outcome: 'paid', bill: { state: 'paid', amount: 88_50 } })

  expect(told.map(({ notice }) => notice)).toEqual([
    { about: 'payment', number: order.number, state: paid() },
  ])
  expect(await unionpay.query(order)).toEqual(paid())
})

test('the payer sees what is paid, to whom, and where they go afterwards', async () => {
  const { unionpay, bring, scan } = network()
  const { code } = await bring(unionpay, newOrder())

  expect((await scan(code)).bill).toEqual({
    id: expect.stringMatching(/^\d{21}$/),
    ...{ payee: '商户 777290058110048', description: '龙井茶 & 杯子 = 一套', amount: 88_50 },
    ...{
      state: 'waiting',
      returnUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4010\/rlm_TEST\/gateway\/return\//),
    },
  })
})

test('nobody has heard of an order whose form no browser has brought', async () => {
  const { unionpay } = network()

  expect(await unionpay.query(newOrder())).toEqual({ state: 'absent' })
})

test('the page takes a phone’s form as well as a computer’s', async () => {
  const { unionpay, bring, pay } = network()
  const order = newOrder({ product: 'wap' })
  const { code } = await bring(unionpay, order)
  await pay(code)

  expect(await unionpay.query(order)).toEqual(paid())
})

test('an app pays what it scanned, and the code holds as long as the order', async () => {
  const { unionpay, pay } = network()
  const order = newOrder({ product: 'qr' })

  const opened = await unionpay.open(order)

  expect(opened).toEqual({
    outcome: 'opened',
    action: {
      type: 'show_qr',
      code: expect.stringMatching(/^https:\/\/qr\.95516\.com\/00010000\/62\d{30}\?realm=rlm_TEST$/),
      expiresAt: '2026-06-01T10:15:00.000+08:00',
    },
  })
  expect(await unionpay.query(order)).toEqual({ state: 'waiting' })
  if (opened.outcome === 'opened' && opened.action.type === 'show_qr') await pay(opened.action.code)
  expect(await unionpay.query(order)).toEqual(paid())
})

test('an app is opened with a number, and pays by it', async () => {
  const { unionpay, pay } = network()
  const order = newOrder({ product: 'app' })

  const opened = await unionpay.open(order)

  expect(opened).toEqual({
    outcome: 'opened',
    action: { type: 'open_app', url: null, handoff: expect.stringMatching(/^\d{21}$/) },
  })
  if (opened.outcome === 'opened' && opened.action.type === 'open_app')
    await pay(opened.action.handoff ?? '')
  expect(await unionpay.query(order)).toEqual(paid())
})

test('an order opened twice is the same one', async () => {
  const { unionpay } = network()
  const order = newOrder({ product: 'qr' })

  expect(await unionpay.open(order)).toEqual(await unionpay.open(order))
})

test.each(['insufficient_funds', 'declined'] as const)(
  'whom the app refuses (%s) has not paid, and somebody else may',
  async (payer) => {
    const { unionpay, bring, pay, told } = network()
    const order = newOrder()
    const { code } = await bring(unionpay, order)

    expect(await pay(code, payer)).toMatchObject({ outcome: 'refused', reason: payer })

    expect(await unionpay.query(order)).toEqual({ state: 'waiting' })
    expect(told).toEqual([])
    expect(await pay(code)).toMatchObject({ outcome: 'paid' })
  },
)

test('a payer who agrees may still be waited for', async () => {
  const { unionpay, bring, pay } = network()
  const order = newOrder()
  const { code } = await bring(unionpay, order)

  expect(await pay(code, 'slow')).toMatchObject({ outcome: 'processing' })

  await vi.waitFor(async () => expect(await unionpay.query(order)).toEqual(paid()))
})

test('a payer who says no has said so for good', async () => {
  const { unionpay, bring, decline, pay } = network()
  const order = newOrder()
  const { code } = await bring(unionpay, order)
  await decline(code)

  expect(await unionpay.query(order)).toEqual({ state: 'failed', code: 'channel_declined' })
  expect(await pay(code)).toMatchObject({ outcome: 'closed' })
})

test('what was never paid is closed; what was paid is not', async () => {
  const { unionpay, bring, pay } = network()
  const [unpaid, done] = [newOrder(), newOrder()]
  await bring(unionpay, unpaid)
  await pay((await bring(unionpay, done)).code)

  expect(await unionpay.close(unpaid)).toEqual({ state: 'closed' })
  expect(await unionpay.close(done)).toEqual(paid())
})

test('nobody pays once the time for it is up', async () => {
  const { unionpay, bring, pay } = network()
  const order = newOrder()
  const { code } = await bring(unionpay, order)
  // The network learns what time it is from what comes next.
  await bring(unionpay, newOrder({ createdAt: new Date('2026-06-01T02:16:00Z') }))

  expect(await pay(code)).toMatchObject({ outcome: 'closed' })
  expect(await unionpay.query(order)).toEqual({ state: 'closed' })
})

test('who comes back brings a form that proves nothing, and who turns back brings none', async () => {
  const { unionpay, bring, pay, scan, returnPage } = network()
  const { code } = await bring(unionpay, newOrder())
  const { bill } = await scan(code)

  const turned = await returnPage(bill['returnUrl'])
  expect([turned.status, turned.headers.get('location')]).toEqual([303, returnUrl])

  await pay(code)
  const back = await returnPage(bill['returnUrl'])
  expect(await back.text()).toContain(`<form method="post" action="${returnUrl}">`)
  expect(back.headers.get('content-security-policy')).toContain('form-action http://localhost:4000')
})

test('a form that somebody changed on its way is not taken in', async () => {
  const { unionpay, outside } = network()
  const order = newOrder()
  const opened = await unionpay.open(order)
  if (opened.outcome !== 'opened' || opened.action.type !== 'redirect') throw new Error('No form.')
  const body = new URLSearchParams({ ...opened.action.fields, txnAmt: '1' })

  const answer = await outside.fetch(opened.action.url, { method: 'POST', body })

  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('验证签名失败')
  expect(await unionpay.query(order)).toEqual({ state: 'absent' })
})

test('an answer that the network has not signed says nothing', async () => {
  const { unionpay, line, bring, pay } = network()
  const order = newOrder()
  await pay((await bring(unionpay, order)).code)
  const deceived = connectUnionPay({ ...line, networkPublicKey: strangersKeys.publicKey })

  expect(await deceived.query(order)).toEqual({ state: 'unknown' })
  expect(await deceived.open(newOrder({ product: 'qr' }))).toEqual({ outcome: 'unknown' })
  expect(await deceived.close(order)).toEqual({ state: 'unknown' })
})

test('of a network that is down nothing is known', async () => {
  const { unionpay } = network({ fetch: () => Promise.reject(new TypeError('refused')) })

  expect(await unionpay.open(newOrder({ product: 'qr' }))).toEqual({ outcome: 'unknown' })
  expect(await unionpay.query(newOrder())).toEqual({ state: 'unknown' })
  expect(await unionpay.close(newOrder())).toEqual({ state: 'unknown' })
})

test('an answer that gets lost, or is changed on its way, is unknown', async () => {
  const { unionpay, steer } = network()
  const order = newOrder({ product: 'qr' })
  await steer({ answers: 'lost' })
  expect(await unionpay.open(order)).toEqual({ outcome: 'unknown' })
  await steer({ answers: 'tampered' })
  expect(await unionpay.query(order)).toEqual({ state: 'unknown' })
  await steer({ answers: 'down' })
  expect(await unionpay.query(order)).toEqual({ state: 'unknown' })

  await steer({})

  // What was opened though the answer was lost is there.
  expect(await unionpay.query(order)).toEqual({ state: 'waiting' })
  expect(await unionpay.open(order)).toMatchObject({ action: { type: 'show_qr' } })
})
