import { expect, test } from 'vitest'

import type { Fields } from '../../../src/cards/network/signature.ts'
import { signed } from '../../../src/cards/network/signature.ts'
import type { Steering } from '../../../simulators/steering.ts'
import { merId, networkKeys, strangersKeys } from '../../simulators/members.ts'
import { network, newOrder } from './network.ts'

const notice: Fields = {
  ...{ version: '5.1.0', encoding: 'UTF-8', signMethod: '01', accessType: '0' },
  ...{ txnType: '01', txnSubType: '01', bizType: '000201', merId, currencyCode: '156' },
  ...{ orderId: 'pay00000001', txnTime: '20261231235800', txnAmt: '8850' },
  ...{ queryId: '202612312358000000018', traceTime: '0101000105' },
  ...{ respCode: '00', respMsg: '成功[0000000]' },
}

const { unionpay } = network()
const read = (body: string) =>
  unionpay.readNotice({ headers: new Headers(), body, at: new Date('2026-06-01T02:00:00Z') })
const readSigned = async (fields: Fields, keys = networkKeys) =>
  read(new URLSearchParams(await signed(fields, keys.privateKey)).toString())

test('a notice that the network has signed is believed', async () => {
  expect(await readSigned(notice)).toEqual({
    about: 'payment',
    number: 'pay00000001',
    state: {
      ...{ state: 'paid', reference: '202612312358000000018', amount: 88_50 },
      // The time of day comes without a year, and this one is in the next.
      paidAt: new Date('2026-12-31T16:01:05Z'),
    },
  })
})

test('a success with a flaw (A6) is a success', async () => {
  expect(await readSigned({ ...notice, respCode: 'A6' })).toMatchObject({
    state: { state: 'paid' },
  })
})

test.each<[string, Fields]>([
  ['by a stranger’s key, with the stranger’s certificate inside', { signPubKeyCert: 'x' }],
  ['by a stranger’s key', {}],
])('a notice signed %s is not believed', async (_, more) => {
  expect(await readSigned({ ...notice, ...more }, strangersKeys)).toEqual({ about: 'unbelievable' })
})

test.each<[string, string]>([
  ['amount', 'txnAmt'],
  ['order', 'orderId'],
  ['result', 'respCode'],
  ['member', 'merId'],
])('a notice whose %s was changed is not believed', async (_, name) => {
  const fields = { ...(await signed(notice, networkKeys.privateKey)), [name]: '1' }

  expect(await read(new URLSearchParams(fields).toString())).toEqual({ about: 'unbelievable' })
})

test('a notice with a name twice is not believed', async () => {
  const form = new URLSearchParams(await signed(notice, networkKeys.privateKey))
  form.append('txnAmt', '1')

  expect(await read(form.toString())).toEqual({ about: 'unbelievable' })
})

test.each(['', '{}', '%%%', 'a=1', `signature=${'x'.repeat(50_000)}`])(
  'what is no notice at all is not believed: %j',
  async (body) => {
    expect(await read(body)).toEqual({ about: 'unbelievable' })
  },
)

test.each<[string, Fields]>([
  ['for another member', { merId: '777000000000000' }],
  ['in dollars', { currencyCode: '840' }],
  ['of something else', { txnType: '02' }],
])('a notice %s is nothing to us', async (_, more) => {
  expect(await readSigned({ ...notice, ...more })).toEqual({ about: 'nothing' })
})

test('a notice without what makes it one leaves it open', async () => {
  expect(await readSigned({ ...notice, txnAmt: 'many' })).toMatchObject({
    state: { state: 'unknown' },
  })
})

test('the network tells once, twice, or not at all, as it is steered', async () => {
  const toldIn = async (notices: Steering['notices']) => {
    const { unionpay: channel, steer, bring, pay, told } = network()
    await steer({ notices })
    await pay((await bring(channel, newOrder())).code)
    return told
  }

  expect(await toldIn('once')).toHaveLength(1)
  expect(await toldIn('never')).toHaveLength(0)
  const [first, second, ...more] = await toldIn('twice')
  expect(second).toEqual(first)
  expect(more).toEqual([])
})

test('a notice may come before the answer to what opens the payment', async () => {
  const { unionpay: channel, steer, told } = network()
  await steer({ notices: 'before_answer' })
  const order = newOrder({ product: 'qr' })
  const opening = channel.open(order).then(() => told.length)

  expect(await opening).toBe(1)
  expect(told[0]?.notice).toMatchObject({ number: order.number, state: { state: 'paid' } })
})

test('a late notice comes when it is let go', async () => {
  const { unionpay: channel, steer, bring, pay, told, sendLate } = network()
  await steer({ notices: 'late' })
  await pay((await bring(channel, newOrder())).code)
  expect(told).toHaveLength(0)

  expect(await sendLate()).toEqual({ sent: 1 })

  expect(told).toHaveLength(1)
})
