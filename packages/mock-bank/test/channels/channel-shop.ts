import { contract, type ConfirmCheckout, type CreateOrder } from '@qiantang/sdk/contract'

import type { PayerName } from '../../simulators/payers.ts'
import type { Steering } from '../../simulators/steering.ts'
import { chart } from '../../src/ledger/index.ts'
import { checkoutPage, shopIn } from '../orders/shop.ts'
import type { TestBank } from '../test-bank.ts'
import { world } from '../world.ts'

/** The companies that payers scan a code of, by the name of their door. */
const channelOf = { alipay: 'alipay', wechat: 'wechat_pay' } as const

/** A realm whose app is paid through a company: the bank's own line, and the simulated company at its other end. */
export const channelShop = async (company: keyof typeof channelOf, on?: TestBank) => {
  const channel = channelOf[company]
  const w = await world({ ...(on && { on }), app: { channels: ['bank_balance', channel] } })
  const shop = shopIn(w)
  const { ledger } = w.bank.inside
  const doors = `${w.bank.inside.simulatorsUrl}/${w.realm.id}/${company}`

  const call = async (path: string, content?: object, method = content ? 'POST' : 'GET') => {
    const request = { method, ...(content && { body: JSON.stringify(content) }) }
    const answer = await w.simulators.fetch(`${doors}${path}`, request)
    return (await answer.json()) as Record<string, unknown>
  }
  const billAt = async (code: string) => {
    const bill = await call(`/app/bills?code=${encodeURIComponent(code)}`)
    return `/app/bills/${String(bill['id'])}`
  }

  return {
    ...w,
    shop,
    /** A payer without an account before the checkout of an order. */
    payer: async (order: Partial<CreateOrder> & { id?: string } = {}) => {
      const { id, ...wanted } = order
      const orderId = id ?? (await shop.order(wanted)).id
      const session = await shop.session(orderId)
      const page = await checkoutPage(w, session)

      const confirm = async (more: Partial<ConfirmCheckout> = {}) => {
        const { version, total } = await page.read()
        const { payment } = await w.call(
          contract.checkoutSessions.confirm,
          {
            params: { checkoutSessionId: session.id },
            body: { version, total, channel, product: 'qr', ...more },
          },
          w.asPayer(session.secret),
        )
        if (!payment) throw new Error('Nothing was begun.')
        return payment
      }
      return {
        ...{ orderId, ...page, confirm },
        /** Chooses to pay by a code, and answers the code. */
        scan: async () => {
          const payment = await confirm()
          const code = payment.nextAction?.type === 'show_qr' ? payment.nextAction.code : ''
          return { payment, code }
        },
      }
    },
    /** The payer's phone shows what a code asks for. */
    bill: billAt,
    /** The payer agrees to what the phone shows. */
    agree: (bill: string, payer: PayerName = 'ordinary') => call(`${bill}/pay`, { payer }),
    /** The payer's phone agrees to what it was shown. */
    pay: async (code: string, payer: PayerName = 'ordinary') =>
      call(`${await billAt(code)}/pay`, { payer }),
    decline: async (code: string) => call(`${await billAt(code)}/decline`, {}),
    steer: (steering: Partial<Steering>) => call('/steering', steering, 'PUT'),
    sendLate: () => call('/notices/send', {}),
    /** What the company owes the bank by the books. */
    receivable: async () =>
      (await ledger.balance(chart.channelReceivable(w.realm.id, channel))).total,
    suspense: async () => (await ledger.balance(chart.suspense(w.realm.id))).total,
    told: async (type: string) =>
      (await w.call(contract.events.list, { query: { type, limit: 100 } })).items,
  }
}
