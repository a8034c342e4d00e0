import { contract, type CreateOrder } from '@qiantang/sdk/contract'

import { chart } from '../../src/ledger/index.ts'
import { oncePerFile } from '../ending.ts'
import { checkoutPage, shopIn } from '../orders/shop.ts'
import { openTestBank } from '../test-bank.ts'
import { type World, world, type WorldOptions } from '../world.ts'
import { teahouse } from './teahouse.ts'

const teahouseBank = oncePerFile(() => openTestBank())

/** A realm whose app is paid from balances and by the teahouse, which has the place of a real channel. */
export const teaShop = async (app: WorldOptions['app'] = {}) => {
  const on = await teahouseBank()
  const { bank } = on
  const house = teahouse({
    bankUrl: bank.origin,
    fetch: (input, init) => bank.fetch(new Request(input, init)),
  })
  bank.inside.connectors.alipay = house.connector
  const w = await world({ on, app: { channels: ['bank_balance', 'alipay'], ...app } })
  const shop = shopIn(w)
  const { ledger } = bank.inside

  return {
    ...w,
    house,
    shop,
    /** An order with a payer before its checkout. */
    payer: async (order: Partial<CreateOrder> & { id?: string } = {}, userId?: string) => {
      const { id, ...wanted } = order
      const orderId = id ?? (await shop.order(wanted)).id
      const session = await shop.session(orderId, userId)
      const page = await checkoutPage(w, session)
      const { id: sessionId, secret } = session
      return { orderId, sessionId, secret, ...page, ...scanning(w, session, page) }
    },
    /** What the channel owes us by the books. */
    receivable: async () =>
      (await ledger.balance(chart.channelReceivable(w.realm.id, 'alipay'))).total,
    suspense: async () => (await ledger.balance(chart.suspense(w.realm.id))).total,
    told: async (type: string) =>
      (await w.call(contract.events.list, { query: { type, limit: 100 } })).items,
  }
}

export type TeaShop = Awaited<ReturnType<typeof teaShop>>

/** What a payer without an account does: choose the channel, and get a code to scan. */
const scanning = (
  w: World,
  session: { id: string; secret: string },
  page: Awaited<ReturnType<typeof checkoutPage>>,
) => ({
  scan: async () => {
    const { version, total } = await page.read()
    const { payment } = await w.call(
      contract.checkoutSessions.confirm,
      {
        params: { checkoutSessionId: session.id },
        body: { version, total, channel: 'alipay', product: 'qr' },
      },
      w.asPayer(session.secret),
    )
    if (!payment) throw new Error('Nothing was begun.')
    return { payment, number: payment.id.replace('_', '') }
  },
})
