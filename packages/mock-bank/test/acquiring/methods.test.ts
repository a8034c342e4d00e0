import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { teaShop } from './tea-shop.ts'

const reasons = (methods: { channel: string; reason: string | null }[]) =>
  Object.fromEntries(methods.map(({ channel, reason }) => [channel, reason]))

test('a channel that has not answered three times in a row is shown as down, and others go on', async () => {
  const w = await teaShop()
  const { payer, house } = w
  house.set({ line: 'down' })
  for (let n = 0; n < 3; n += 1) {
    const { scan } = await payer()
    expect((await scan()).payment).toMatchObject({
      ...{ status: 'requires_action', nextAction: { type: 'wait' } },
    })
  }

  const { summary, scan } = await payer()
  expect(reasons((await summary()).methods)).toMatchObject({ alipay: 'channel_down' })
  await expect(scan()).rejects.toMatchObject({
    ...{ code: 'channel_unavailable', problem: { details: { reason: 'channel_down' } } },
  })
})

test('an answer that was lost is made up for: the payer gets their code a little later', async () => {
  const { payer, house, clock } = await teaShop()
  house.set({ line: 'deaf' })
  const { scan, read } = await payer()
  const { number } = await scan()
  house.set({ line: 'up' })

  await clock.advance('PT15S')

  expect((await read()).payment).toMatchObject({
    ...{ status: 'requires_action', nextAction: { type: 'show_qr' } },
  })
  expect(house.numbers()).toEqual([number])
})

test('what was agreed with an app about a channel is shown, bounds it, and orders it by what it costs', async () => {
  const { payer, call, tester, app, merchant } = await teaShop({
    channels: ['bank_balance', 'alipay'],
    channelTerms: [
      { channel: 'alipay', feeRate: 3_800, minAmount: 10_00, maxAmount: 100_00 },
      { channel: 'bank_balance', feeRate: 5_000 },
    ],
  })
  expect(await call(contract.app.retrieve, {}, merchant)).toMatchObject({
    channelTerms: [
      { channel: 'bank_balance', feeRate: 5_000, minAmount: null, maxAmount: null },
      { channel: 'alipay', feeRate: 3_800, minAmount: 10_00, maxAmount: 100_00 },
    ],
  })
  const shown = async (amount: number) =>
    reasons((await (await payer({ amount })).summary()).methods)['alipay']
  expect([await shown(9_99), await shown(10_00), await shown(100_00), await shown(100_01)]).toEqual(
    [...['amount_out_of_range', null, null, 'amount_out_of_range']],
  )

  const changed = await call(
    contract.sandboxApps.update,
    { params: { appId: app.id }, body: { channelTerms: [{ channel: 'alipay' }] } },
    tester,
  )
  expect(changed.channelTerms).toMatchObject([
    { channel: 'bank_balance', feeRate: 5_000 },
    { channel: 'alipay', feeRate: 6_000, minAmount: null, maxAmount: null },
  ])
})

test('ways to pay are offered by what they cost the merchant, unless the order names them in another order', async () => {
  const { payer } = await teaShop({
    channels: ['alipay', 'wechat_pay', 'unionpay', 'gateway'],
    channelTerms: [{ channel: 'wechat_pay', feeRate: 1_000 }],
  })
  const offered = async (order = {}) =>
    (await (await payer(order)).summary()).methods.map(({ channel }) => channel)

  expect(await offered()).toEqual(['wechat_pay', 'gateway', 'unionpay', 'alipay'])
  expect(await offered({ channels: ['alipay', 'gateway', 'wechat_pay'] })).toEqual([
    ...['alipay', 'gateway', 'wechat_pay'],
  ])
})

test('the form of a channel that has several has to be said, and be one it has', async () => {
  const { payer, call, asPayer } = await teaShop()
  const { sessionId, secret, read } = await payer()
  const { version, total } = await read()
  const confirm = (more: object) =>
    call(
      contract.checkoutSessions.confirm,
      {
        params: { checkoutSessionId: sessionId },
        body: { version, total, channel: 'alipay', ...more },
      },
      asPayer(secret),
    )
  for (const more of [{}, { product: 'jsapi' as const }])
    await expect(confirm(more)).rejects.toMatchObject({
      ...{ code: 'invalid_field', problem: { errors: [{ path: 'product' }] } },
    })
})
