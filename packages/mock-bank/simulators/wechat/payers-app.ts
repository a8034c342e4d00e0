import { randomInt } from 'node:crypto'

import type { Bill, PayersApp, PayResult } from '../bill.ts'
import { Payers, type PayerName } from '../payers.ts'
import { orderBehind } from './handed-over.ts'
import { findPrepaid, type House } from './house.ts'
import { openIdOf } from './open-ids.ts'
import type { WechatPayOptions } from './options.ts'
import { asOf, type Order } from './order.ts'
import { dayDigits } from './wechat-time.ts'

interface Surroundings {
  merchants: WechatPayOptions['merchants']
  /** How late a slow payer's money moves. */
  slowMs: number
  /** Called once an order has been paid, before the payer is told. */
  whenPaid: (order: Order) => Promise<void>
}

/** WeChat on the payer's phone, in one realm. */
export function payersApp(house: House, { merchants, slowMs, whenPaid }: Surroundings): PayersApp {
  const current = (id: string): Order | undefined => {
    const order = findPrepaid(house, id)
    return order && asOf(order, house.now())
  }
  const needed = (id: string): Order => {
    const order = current(id)
    if (!order) throw new Error('There is no such bill.')
    return order
  }

  const billOf = (order: Order): Bill => ({
    id: order.prepayId,
    payee: merchants[order.mchId]?.name ?? '',
    description: order.description,
    amount: order.total,
    state: billStates[order.state],
    returnUrl: order.returnUrl,
  })

  const take = async (id: string, payer: PayerName): Promise<Order> => {
    const order = needed(id)
    if (order.state !== 'NOTPAY') return order
    const paid = house.orders.save(paidBy(order, payer, house.now()))
    await whenPaid(paid)
    return paid
  }

  return {
    find: (code) => {
      const order = orderBehind(house, merchants, code)
      return order && billOf(asOf(order, house.now()))
    },

    bill: (id) => {
      const order = current(id)
      return order && billOf(order)
    },

    pay: async (id, payer) => {
      const order = needed(id)
      const result = (outcome: PayResult['outcome'], of = order): PayResult => ({
        ...{ outcome, bill: billOf(of) },
        reason: outcome === 'refused' ? payer : null,
      })
      if (order.state === 'SUCCESS') return result('paid')
      if (order.state !== 'NOTPAY') return result('closed')

      switch (Payers[payer].outcome) {
        case 'pays':
          return result('paid', await take(id, payer))
        case 'pays_later':
          setTimeout(() => void take(id, payer), slowMs).unref()
          return result('processing')
        case 'refused':
          return result('refused')
        case 'leaves':
          return result('left')
      }
    },

    // The state that says "no, for good": a payer who merely turns away leaves the order as it was.
    decline: async (id) => {
      const order = needed(id)
      if (order.state !== 'NOTPAY') return billOf(order)
      return billOf(house.orders.save({ ...order, state: 'PAYERROR' }))
    },
  }
}

const billStates = {
  NOTPAY: 'waiting',
  CLOSED: 'closed',
  PAYERROR: 'closed',
  SUCCESS: 'paid',
} as const

/** The order as it is once somebody has paid it. */
export const paidBy = (order: Order, payer: PayerName, at: Date): Order => ({
  ...order,
  state: 'SUCCESS',
  paid: {
    transactionId: `42${randomInt(10 ** 7, 10 ** 8)}${dayDigits(at)}${randomInt(10 ** 9, 10 ** 10)}`,
    at: at.toISOString(),
    openId: order.openId ?? openIdOf(order.appId, payer),
    payer,
    bankType: 'OTHERS',
  },
})
