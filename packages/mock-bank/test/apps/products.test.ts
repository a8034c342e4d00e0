import { contract, type Contract, Product, type Route } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { walletPage } from '../accounts/wallet-page.ts'
import { shopIn } from '../orders/shop.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

type Settings = Pick<Parameters<typeof agree>[1], 'products' | 'limits'>

const agree = (
  { call, app, tester }: World,
  body: {
    products?: Product[]
    limits?: {
      topUp?: number | null
      transfer?: number | null
      order?: number | null
      mandate?: number | null
    }
  },
) => call(contract.sandboxApps.update, { params: { appId: app.id }, body }, tester)

const allBut = (off: Product): Settings => ({
  products: Product.options.filter((each) => each !== off),
})

const routes = Object.values<Contract[keyof Contract]>(contract).flatMap((verbs) =>
  Object.values<Route>(verbs),
)

test('an app offers everything before anything is agreed, and its users can read what it offers', async () => {
  const w = await world()
  const app = await w.call(contract.app.retrieve, {})
  expect(app.products).toEqual(Product.options)
  expect(app.limits).toEqual({ topUp: null, transfer: null, order: null, mandate: null })
  expect(await w.call(contract.app.retrieve, {}, await w.asUser('u_1'))).toEqual(app)
})

test('every product is asked for by some route of the contract', () => {
  const asked = routes.flatMap(({ product = {} }) =>
    typeof product === 'string' ? [product] : Object.values(product),
  )
  expect(new Set(asked)).toEqual(new Set(Product.options))
})

test('what is switched off is refused, and the rest goes on', async () => {
  const w = await world()
  const { call, app } = w
  const holder = await accountHolder(w, { balance: 100_00 })
  await accountHolder(w, { userId: 'u_2', person: People.wangFang, balance: 1_00 })
  const shop = shopIn(w)
  const order = await shop.order()
  const mandate = await holder.allow()
  const newcomer = await walletPage(w, 'u_3')
  const { accountId } = holder
  const me = { userId: 'me' }
  const tries: Record<Product, () => Promise<unknown>> = {
    accounts: () => newcomer.begin(),
    top_ups: () => holder.requestTopUp(1_00),
    transfers: () =>
      call(
        contract.transfers.create,
        { params: me, body: { accountId, payeeUserId: 'u_2', amount: 1_00 } },
        holder.as,
      ),
    payments: () => holder.requestPayment(order.id),
    payment_codes: () => holder.showCode(),
    mandates: () => holder.requestMandate(),
    checkout: () => shop.session(order.id),
  }
  for (const product of Product.options) {
    await agree(w, allBut(product))
    await expect(tries[product]()).rejects.toMatchObject({
      ...{ status: 403, code: 'product_unavailable', problem: { details: { product } } },
    })
    await agree(w, { products: [product] })
    await tries[product]()
  }

  await agree(w, allBut('mandates'))
  const charge = call(contract.userPayments.create, {
    params: { userId: 'u_1' },
    body: { mandateId: mandate.id, amount: 1_00, reference: 'M1', description: '西湖骑行' },
  })
  await expect(charge).rejects.toMatchObject({ code: 'product_unavailable' })
  expect((await call(contract.app.retrieve, {})).id).toBe(app.id)
})

test('with everything switched off a user still sees their money, takes it out, freezes and complains', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  const mandate = await holder.allow()
  await agree(w, { products: [] })

  expect(await holder.withdraw(40_00)).toMatchObject({
    status: expect.stringMatching(/processing|succeeded/),
  })
  // Waking an account that slept gives its money back; this one is awake.
  await expect(
    holder.page.begin({ purpose: 'reactivate', accountId: holder.accountId }),
  ).rejects.toMatchObject({ code: 'account_not_eligible' })
  expect((await holder.statement()).length).toBeGreaterThan(0)
  expect((await holder.cancelMandate(mandate.id)).status).toBe('cancelled')
  const me = { params: { userId: 'me' } }
  await w.call(
    contract.complaints.create,
    { ...me, body: { category: 'other', text: '为什么' } },
    holder.as,
  )
  await w.call(contract.lostPhoneReports.create, me, holder.as)
  expect((await holder.account()).status).toBe('frozen_all')
})

test('what was begun before a product was switched off goes on, and is answered alike when sent again', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const { accountId } = holder
  const request = () =>
    w.call(
      contract.topUps.create,
      { params: { userId: 'me' }, body: { accountId, amount: 10_00 }, key: 'k1' },
      holder.as,
    )
  const topUp = await request()
  await agree(w, allBut('top_ups'))

  expect(await request()).toEqual(topUp)
  expect((await holder.approve(topUp)).status).toMatch(/processing|succeeded/)
})

test('an app’s own limits hold to the fen, and are taken away again', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  await accountHolder(w, { userId: 'u_2', person: People.wangFang, balance: 1_00 })
  const { accountId } = holder
  const shop = shopIn(w)
  const mandate = await holder.allow()
  let number = 0
  const charge = (amount: number) =>
    w.call(contract.userPayments.create, {
      params: { userId: 'u_1' },
      body: { mandateId: mandate.id, amount, reference: `M${(number += 1)}`, description: '骑行' },
    })
  const transfer = (amount: number) =>
    w.call(
      contract.transfers.create,
      { params: { userId: 'me' }, body: { accountId, payeeUserId: 'u_2', amount } },
      holder.as,
    )
  await agree(w, { limits: { topUp: 5_00, transfer: 4_00, order: 3_00, mandate: 2_00 } })
  const tries = [
    { limitType: 'app_top_up', limit: 5_00, go: holder.requestTopUp },
    { limitType: 'app_transfer', limit: 4_00, go: transfer },
    { limitType: 'app_order', limit: 3_00, go: (amount: number) => shop.order({ amount }) },
    { limitType: 'app_mandate', limit: 2_00, go: charge },
    {
      ...{ limitType: 'app_mandate', limit: 2_00 },
      go: (maxAmount: number) => holder.requestMandate({ maxAmount }),
    },
  ]

  for (const { limitType, limit, go } of tries) {
    await go(limit - 1)
    await go(limit)
    await expect(go(limit + 1)).rejects.toMatchObject({
      ...{ code: 'limit_exceeded', problem: { details: { limitType, limit, used: 0 } } },
    })
  }
  await agree(w, { limits: { topUp: null } })
  await holder.requestTopUp(5_01)
  expect((await w.call(contract.app.retrieve, {})).limits.transfer).toBe(4_00)
})

test('another app of the realm goes by its own agreement', async () => {
  const w = await world()
  const other = await w.newApp('西湖书店')
  await agree(w, { products: [] })

  await expect(shopIn(w, other).session((await shopIn(w, other).order()).id)).resolves.toBeTruthy()
})
