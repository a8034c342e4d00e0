import { contract } from '@qiantang/sdk/contract'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { checkoutPage, shopIn } from '../../orders/shop.ts'
import { openTestBank } from '../../test-bank.ts'
import { world } from '../../world.ts'
import { teaCompany } from './tea-company.ts'
import { connectTeaPay } from './tea-pay.ts'

const root = new URL('../../../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

/** The page's examples: where each stands, then a block of code. */
const examples = [
  ...read('docs/channels.md').matchAll(/^`(\S+\.tsx?)`:\n\n```tsx?\n([\s\S]*?)\n```/gm),
].map(([, path = '', code = '']) => ({ path, code }))

test('the code on docs/channels.md stands where the page says', () => {
  expect(examples.map(({ path }) => path)).toContain(
    'packages/mock-bank/test/channels/example/tea-pay.ts',
  )
  for (const { path, code } of examples) expect(read(path), path).toContain(code)
})

const key = 'known to Tea Pay and the bank alone'

/** A shop paid by Tea Pay, which has the place of a channel that the contract names. */
const teaPayShop = async () => {
  const on = await openTestBank()
  const company = teaCompany(key)
  const { bank } = on
  bank.inside.connectors.alipay = connectTeaPay({
    ...{ key, fetch: company.fetch, timeoutMs: 1_000 },
    baseUrl: () => 'http://tea.example/tea',
  })
  const w = await world({ on, app: { channels: ['alipay'] } })
  const shop = shopIn(w)
  const order = await shop.order({ amount: 88_50 })
  const session = await shop.session(order.id)
  const { read: seen } = await checkoutPage(w, session)
  const { version, total } = await seen()
  const { payment } = await w.call(
    contract.checkoutSessions.confirm,
    {
      params: { checkoutSessionId: session.id },
      body: { version, total, channel: 'alipay', product: 'qr' },
    },
    w.asPayer(session.secret),
  )
  const action = payment?.nextAction
  const code = action?.type === 'show_qr' ? action.code : ''
  return { ...w, company, shop, order, payment: payment!, code }
}

test('the channel of the page is paid, told, and given back by the bank as it is', async () => {
  const { company, bank, shop, order, payment, code } = await teaPayShop()

  const answer = await bank.fetch(company.pay(code))
  expect(answer.status).toBe(204)
  expect(await shop.orderOf(order.id)).toMatchObject({ status: 'paid' })

  const { id } = await shop.refund(payment.id, 88_50)
  expect(await shop.refundOf(id)).toMatchObject({ status: 'succeeded', destination: 'channel' })
  expect(await shop.owed()).toBe(0)
})

test('a notice of it that is lost is made up for, and a forged one believed by nobody', async () => {
  const { company, bank, clock, shop, order, code } = await teaPayShop()
  const lost = company.pay(code)
  const forged = new Request(lost.url, { method: 'POST', body: await lost.text() })
  expect((await bank.fetch(forged)).status).toBe(400)
  expect(await shop.orderOf(order.id)).toMatchObject({ status: 'open' })

  await clock.advance('PT15S')

  expect(await shop.orderOf(order.id)).toMatchObject({ status: 'paid' })
})

test('once the merchant closes the order, nobody can pay it there', async () => {
  const { company, shop, order, code } = await teaPayShop()

  await shop.close(order.id)

  expect(() => company.pay(code)).toThrow('Nobody can pay that.')
})
