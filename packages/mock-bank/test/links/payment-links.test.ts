import { contract, type CreatePaymentLink, type OpenPaymentLink } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { type TeaShop, teaShop } from '../acquiring/tea-shop.ts'
import { checkoutPage } from '../orders/shop.ts'
import { testBankWith } from '../test-bank.ts'
import { world } from '../world.ts'

const tea: CreatePaymentLink = { reference: 'L-1', description: '龙井一盒', amount: 88_50 }
const counter: CreatePaymentLink = { reference: 'L-2', description: '西湖茶楼' }
const once = { ...tea, singleUse: true }

const linkIn = async (w: TeaShop, body: CreatePaymentLink = tea) => {
  const link = await w.call(contract.paymentLinks.create, { body })
  const params = { paymentLinkId: link.id }
  const open = async (given: OpenPaymentLink & { key?: string } = {}) => {
    const { key, ...entered } = given
    const sent = { params, body: entered, ...(key && { key }) }
    const { checkoutSessionId, url } = await w.call(contract.paymentLinks.open, sent, w.nobody)
    const secret = url.split('#')[1] ?? ''
    const session = { id: checkoutSessionId, secret }
    const page = await checkoutPage(w, session)
    const begin = async () => {
      const { version, total } = await page.read()
      const confirmed = await w.call(
        contract.checkoutSessions.confirm,
        {
          params: { checkoutSessionId },
          body: { version, total, channel: 'alipay', product: 'qr' },
        },
        w.asPayer(secret),
      )
      return confirmed.payment!.id.replace('_', '')
    }
    /** Pays as a guest, by the channel outside. */
    const pay = async () => {
      const number = await begin()
      w.house.pay(number)
      await w.house.notify(number)
      await w.settle()
    }
    return { ...session, ...page, url, begin, pay, orderId: (await page.read()).orderId }
  }
  return {
    ...link,
    open,
    read: () => w.call(contract.paymentLinks.retrieve, { params }),
    summary: () => w.call(contract.paymentLinks.summary, { params }, w.nobody),
    close: () => w.call(contract.paymentLinks.close, { params }),
  }
}

test('a link leads whoever opens it to the checkout, and everybody pays an order of their own', async () => {
  const w = await teaShop()
  const link = await linkIn(w)
  expect(link).toMatchObject({ status: 'active', url: `${w.origin}/link/${link.id}`, paidCount: 0 })
  expect(await link.summary()).toMatchObject({
    ...{ status: 'active', merchantName: '钱塘书店', description: '龙井一盒', amount: 88_50 },
  })

  const [first, second] = [await link.open(), await link.open()]
  expect(first.orderId).not.toBe(second.orderId)
  expect(await first.summary()).toMatchObject({ total: 88_50, returnUrl: link.url })
  await first.pay()
  await second.pay()

  expect(await link.read()).toMatchObject({ status: 'active', paidCount: 2, paidAmount: 177_00 })
  expect(await w.shop.orderOf(first.orderId)).toMatchObject({
    ...{ status: 'paid', metadata: { paymentLinkId: link.id } },
  })
})

test('on a merchant page the payer enters the amount, within its bounds', async () => {
  const w = await teaShop()
  const page = await linkIn(w, { ...counter, minAmount: 5_00, maxAmount: 200_00 })
  const refusal = (message: string) => ({
    ...{ status: 400, code: 'invalid_field' },
    problem: { errors: [{ path: 'amount', message }] },
  })

  await expect(page.open()).rejects.toMatchObject(refusal('The payer enters it.'))
  await expect(page.open({ amount: 4_99 })).rejects.toMatchObject(refusal('Expected at least 500.'))
  await expect(page.open({ amount: 200_01 })).rejects.toMatchObject(
    refusal('Expected at most 20000.'),
  )
  expect(await (await page.open({ amount: 5_00 })).summary()).toMatchObject({ total: 5_00 })
  expect(await (await page.open({ amount: 200_00 })).summary()).toMatchObject({ total: 200_00 })
  await expect((await linkIn(w)).open({ amount: 1 })).rejects.toMatchObject(
    refusal('The link says how much.'),
  )
})

test('a link to be used once has one order that all who open it share, and is used when it is paid', async () => {
  const w = await teaShop()
  const link = await linkIn(w, once)

  const doors = await Promise.all(Array.from({ length: 6 }, () => link.open()))
  expect(new Set(doors.map(({ orderId }) => orderId)).size).toBe(1)
  const [first, second] = doors
  const late = await second!.begin()
  await first!.pay()
  w.house.payLate(late)
  await w.house.notify(late)
  await w.settle()

  // Whoever paid second has it back.
  expect(await w.shop.owed()).toBe(88_50)
  expect(await link.read()).toMatchObject({ status: 'used', paidCount: 1, paidAmount: 88_50 })
  await expect(link.open()).rejects.toMatchObject({
    ...{ status: 409, code: 'payment_link_ended', problem: { details: { status: 'used' } } },
  })
  await link.close()
  expect(await link.summary()).toMatchObject({ status: 'used' })
})

test('another amount takes the place of the one before, where a link is to be used once', async () => {
  const w = await teaShop()
  const link = await linkIn(w, { ...counter, singleUse: true })

  const mistyped = await link.open({ amount: 880_00 })
  const number = await mistyped.begin()
  const right = await link.open({ amount: 88_00 })

  expect(await w.shop.orderOf(mistyped.orderId)).toMatchObject({ status: 'closed' })
  await right.pay()
  w.house.payLate(number)
  await w.house.notify(number)
  await w.settle()
  expect(await w.shop.owed()).toBe(88_00)
  expect(await link.read()).toMatchObject({ status: 'used', paidCount: 1, paidAmount: 88_00 })
})

test('who paid the amount before, unheard, has used the link', async () => {
  const w = await teaShop()
  const link = await linkIn(w, { ...counter, singleUse: true })
  const first = await link.open({ amount: 880_00 })
  w.house.pay(await first.begin())

  await expect(link.open({ amount: 88_00 })).rejects.toMatchObject({
    ...{ code: 'payment_link_ended', problem: { details: { status: 'used' } } },
  })
})

test('amounts entered at once never leave two orders to be paid', async () => {
  const w = await teaShop()
  const link = await linkIn(w, { ...counter, singleUse: true })

  await Promise.allSettled([1_00, 2_00, 3_00, 4_00].map((amount) => link.open({ amount })))

  const { items } = await w.call(contract.orders.list, { query: { limit: 100 } })
  expect(items.length).toBeGreaterThan(0)
  expect(items.filter(({ status }) => status === 'open').length).toBeLessThanOrEqual(1)
  // Whatever came of it, who comes now can pay.
  await (await link.open({ amount: 5_00 })).pay()
  expect(await link.read()).toMatchObject({ status: 'used', paidCount: 1, paidAmount: 5_00 })
})

test('an order whose time is up gives way to another', async () => {
  const w = await teaShop()
  const link = await linkIn(w, once)
  const first = await link.open()
  await w.clock.advance('PT16M')

  const second = await link.open()

  expect(second.orderId).not.toBe(first.orderId)
  expect(await w.shop.orderOf(first.orderId)).toMatchObject({ status: 'expired' })
})

test('a link ends at its time, or when its merchant closes it; what is open keeps its time', async () => {
  const w = await teaShop()
  const link = await linkIn(w, { ...tea, expiresAt: '2026-06-01T10:10:00.000+08:00' })
  const other = await linkIn(w, counter)
  const open = await link.open()
  await w.clock.advance('PT10M')

  expect(await link.summary()).toMatchObject({ status: 'expired' })
  await expect(link.open()).rejects.toMatchObject({
    ...{ code: 'payment_link_ended', problem: { details: { status: 'expired' } } },
  })
  await open.pay()
  expect(await link.read()).toMatchObject({ status: 'expired', paidCount: 1 })

  const closed = await other.close()
  expect(closed).toMatchObject({ status: 'closed', closedAt: '2026-06-01T10:10:00.000+08:00' })
  expect(await other.close()).toEqual(closed)
  await expect(other.open({ amount: 1 })).rejects.toMatchObject({
    ...{ code: 'payment_link_ended', problem: { details: { status: 'closed' } } },
  })
})

test('only the ways to pay that it names are offered', async () => {
  const w = await teaShop()
  const link = await linkIn(w, { ...tea, channels: ['alipay'] })

  const { methods } = await (await link.open()).read()

  expect(methods.map(({ channel }) => channel)).toEqual(['alipay'])
  await expect(linkIn(w, { ...counter, channels: ['unionpay'] })).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path: 'channels.0' }] } },
  })
})

test('bounds that contradict each other, or an amount, are refused', async () => {
  const w = await teaShop()
  for (const [body, path] of [
    [{ ...tea, minAmount: 1 }, 'minAmount'],
    [{ ...tea, maxAmount: 1 }, 'maxAmount'],
    [{ ...counter, minAmount: 2, maxAmount: 1 }, 'maxAmount'],
  ] as const)
    await expect(linkIn(w, body)).rejects.toMatchObject({
      ...{ code: 'invalid_field', problem: { errors: [{ path }] } },
    })
})

test('the same reference is the same link, or a mistake; another app’s is not there', async () => {
  const w = await teaShop()
  const { id } = await linkIn(w)
  const elsewhere = await w.newApp('西湖书店')
  const params = { paymentLinkId: id }

  expect((await linkIn(w)).id).toBe(id)
  await expect(linkIn(w, once)).rejects.toMatchObject({ code: 'reference_conflict' })
  const list = w.call(contract.paymentLinks.list, { query: { reference: 'L-1' } })
  expect((await list).items.map((link) => link.id)).toEqual([id])
  for (const route of [contract.paymentLinks.retrieve, contract.paymentLinks.close])
    await expect(w.call(route, { params }, elsewhere.merchant)).rejects.toMatchObject({
      code: 'not_found',
    })
  const unknown = { paymentLinkId: id.replace(/.{4}$/, '0000') }
  await expect(
    w.call(contract.paymentLinks.summary, { params: unknown }, w.nobody),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('sent again under its key, a visit makes no second order', async () => {
  const w = await teaShop()
  const link = await linkIn(w)

  const first = await link.open({ key: 'visit-1' })
  const again = await link.open({ key: 'visit-1' })

  expect(again.url).toBe(first.url)
  expect((await link.open({ key: 'visit-2' })).orderId).not.toBe(first.orderId)
})

test('what the app may ask for at most binds who enters the amount, and without checkouts there are no links', async () => {
  const w = await teaShop({ limits: { order: 100_00 } })
  const page = await linkIn(w, counter)
  await expect(page.open({ amount: 100_01 })).rejects.toMatchObject({ code: 'limit_exceeded' })

  await w.call(
    contract.sandboxApps.update,
    { params: { appId: w.app.id }, body: { products: ['payments'] } },
    w.tester,
  )
  await expect(page.open({ amount: 1_00 })).rejects.toMatchObject({ code: 'product_unavailable' })
})

test('a stranger begins so much from one address, and all together so much by one link', async () => {
  const three = { requests: 3, windowSeconds: 60 }
  const byAddress = await testBankWith({ limits: { visits: three } })
  const byLink = await testBankWith({ limits: { visitsOfLink: three } })
  const w = await world({ on: byAddress })
  const { id } = await w.call(contract.paymentLinks.create, { body: tea })
  const visit = async (on: typeof byAddress, remoteAddress: string) => {
    const url = `${w.origin}/v1/payment-links/${id}/checkout-sessions`
    const headers = { 'content-type': 'application/json' }
    const request = new Request(url, { method: 'POST', headers, body: '{}' })
    return (await on.bank.fetch(request, { remoteAddress })).status
  }
  const visits = async (on: typeof byAddress, addressOf: (i: number) => string) => {
    const statuses = []
    for (let i = 1; i <= 4; i += 1) statuses.push(await visit(on, addressOf(i)))
    return statuses
  }

  expect(await visits(byAddress, () => '192.0.2.1')).toEqual([201, 201, 201, 429])
  expect(await visit(byAddress, '192.0.2.2')).toBe(201)
  expect(await visits(byLink, (i) => `192.0.2.${i}`)).toEqual([201, 201, 201, 429])
})
