import { expect, test } from 'vitest'

import { createTills } from '../../simulators/till/doors.ts'
import type { DayEnd } from '../../simulators/till/till.ts'
import type { Sale } from '../../simulators/till/sale.ts'
import { tillAndPayer } from '../qr/till.ts'
import { world } from '../world.ts'

/** A till of the world's shop, put up at the simulators, and somebody to pay at it. */
const tillInShop = async () => {
  const w = await world()
  const { holder } = await tillAndPayer(w)
  let isCut = false
  const doors = createTills({
    bankUrl: w.bank.origin,
    fetch: async (input, init) => {
      const answer = await w.bank.fetch(new Request(input, init))
      if (isCut) throw new TypeError('The line is dead.')
      return answer
    },
  })
  const send = (path: string, key: string, body?: object) =>
    doors.request(path, {
      headers: { authorization: `Bearer ${key}`, 'accept-language': 'en' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  const keys = {
    ...{ appId: w.app.id, keyId: w.app.keyId },
    privateKey: w.app.signingKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
  const { key } = (await (await send('/api/tills', '', keys)).json()) as { key: string }
  const ask = async <Reply = Sale>(path: string, body?: object): Promise<Reply> =>
    (await (await send(`/api/till${path}`, key, body)).json()) as Reply
  const cut = async <T>(act: () => Promise<T>): Promise<T> => {
    isCut = true
    const done = await act()
    isCut = false
    return done
  }
  return { holder, ask, cut, send }
}

test('the same sale again takes nothing more, and a day is ended once all is known', async () => {
  const { holder, ask } = await tillInShop()
  const { code } = await holder.showCode()
  const body = { reference: 'S-1', amount: 8_00, code }
  expect(await ask('/sales', body)).toMatchObject({ status: 'paid', amount: 8_00 })
  expect(await ask('/sales', body)).toMatchObject({ status: 'paid' })
  expect(await holder.balance()).toMatchObject({ total: 92_00 })

  const large = { reference: 'S-2', amount: 60_00, code: (await holder.showCode()).code }
  expect(await ask('/sales', large)).toMatchObject({ status: 'asking' })
  expect(await ask('/day-end', {})).toEqual({ code: 'sales_open' })
})

test('a sale that waits for the PIN is given up, and a PIN that comes later pays nothing', async () => {
  const { holder, ask } = await tillInShop()
  const shown = await holder.showCode()
  await ask('/sales', { reference: 'S-1', amount: 60_00, code: shown.code })
  const { payment } = await holder.codeOf(shown.id)

  expect(await ask('/sales/S-1/withdraw', {})).toMatchObject({
    ...{ status: 'refused', reason: { code: 'not_completed' } },
  })
  expect(await holder.approve(payment!)).toMatchObject({ status: 'failed' })
  expect(await holder.balance()).toMatchObject({ total: 100_00 })
  expect(await ask<DayEnd>('/day-end', {})).toMatchObject({ day: 1, sales: { count: 0 } })
})

test('part of a sale is given back, more than is left is not, and the bank agrees at the end of the day', async () => {
  const { holder, ask } = await tillInShop()
  const { code } = await holder.showCode()
  await ask('/sales', { reference: 'S-1', amount: 8_00, code })
  expect(await ask('/sales/S-1/refund', { amount: 3_00 })).toMatchObject({
    refunds: [{ amount: 3_00, status: 'succeeded' }],
  })
  expect(await ask('/sales/S-1/refund', { amount: 5_01 })).toEqual({ code: 'more_than_left' })
  expect(await holder.balance()).toMatchObject({ total: 95_00 })

  expect(await ask<DayEnd>('/day-end', {})).toEqual({
    ...{ day: 1, sales: { count: 1, amount: 8_00 }, refunds: { count: 1, amount: 3_00 } },
    ...{ net: 5_00, differing: [] },
  })
  await ask('/sales/S-1/refund', { amount: 5_00 })
  expect(await ask<DayEnd>('/day-end', {})).toMatchObject({
    ...{ day: 2, sales: { count: 0 }, refunds: { count: 1, amount: 5_00 }, net: -5_00 },
  })
})

test('where the answer was lost the till asks again for the same, and the payer pays once', async () => {
  const { holder, ask, cut } = await tillInShop()
  const { code } = await holder.showCode()
  const lost = await cut(() => ask('/sales', { reference: 'S-1', amount: 8_00, code }))
  expect(lost).toMatchObject({ status: 'unknown', paymentId: null })

  expect(await ask('/sales/S-1')).toMatchObject({ status: 'paid', amount: 8_00 })
  expect(await holder.balance()).toMatchObject({ total: 92_00 })
})

test('a code of the till’s own is taken off the screen, and who has no till’s key sees nothing', async () => {
  const { ask, send } = await tillInShop()
  const shown = await ask('/shown', { reference: 'S-1', amount: 12_00 })
  expect(shown).toMatchObject({ status: 'asking', shown: { text: expect.stringMatching(/^0002/) } })
  expect(await ask('/sales/S-1/withdraw', {})).toMatchObject({
    ...{ status: 'refused', reason: { code: 'order_closed' } },
  })
  expect((await send('/api/till', 'till_nobody')).status).toBe(401)
  expect((await send('/api/tills', '', { appId: 'app_x' })).status).toBe(400)
})
