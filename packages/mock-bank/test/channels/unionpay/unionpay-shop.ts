import { contract, type ConfirmCheckout, type CreateOrder } from '@qiantang/sdk/contract'

import type { PayerName } from '../../../simulators/payers.ts'
import type { Steering } from '../../../simulators/steering.ts'
import { chart } from '../../../src/ledger/index.ts'
import { checkoutPage, shopIn } from '../../orders/shop.ts'
import { world } from '../../world.ts'

type NetworkChannel = 'unionpay' | 'gateway'

/** A realm whose app is paid through UnionPay: the bank's own line, and the simulated network at its other end. */
export const unionpayShop = async (channel: NetworkChannel = 'unionpay') => {
  const w = await world({ app: { channels: ['bank_balance', 'unionpay', 'gateway'] } })
  const shop = shopIn(w)
  const { ledger } = w.bank.inside
  const simulatorsUrl = w.bank.inside.simulatorsUrl ?? ''

  const at = async (path: string, content?: object, method = content ? 'POST' : 'GET') => {
    const request = { method, ...(content && { body: JSON.stringify(content) }) }
    const answer = await w.simulators.fetch(`${simulatorsUrl}/${w.realm.id}${path}`, request)
    return (await answer.json()) as Record<string, unknown>
  }
  const billAt = async (code: string) => {
    const bill = await at(`/unionpay/app/bills?code=${encodeURIComponent(code)}`)
    return `/unionpay/app/bills/${String(bill['id'])}`
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
            body: {
              version,
              total,
              channel,
              ...(channel === 'unionpay' && { product: 'qr' }),
              ...more,
            },
          },
          w.asPayer(session.secret),
        )
        if (!payment) throw new Error('Nothing was begun.')
        return payment
      }
      return {
        ...{ orderId, sessionId: session.id, ...page, confirm },
        /** Chooses to pay by a code, and answers the code. */
        scan: async () => {
          const payment = await confirm()
          const code = payment.nextAction?.type === 'show_qr' ? payment.nextAction.code : ''
          return { payment, code }
        },
        /** Leaves for the network's own page, and answers what its address tells that page. */
        leave: async (more: Partial<ConfirmCheckout>) => {
          const payment = await confirm(more)
          const { nextAction } = payment
          if (nextAction?.type !== 'redirect') throw new Error('There is nowhere to go.')
          const body = new URLSearchParams(nextAction.fields ?? {})
          const request = { method: 'POST', body, redirect: 'manual' as const }
          const answer = await w.simulators.fetch(nextAction.url, request)
          const page = new URL(answer.headers.get('location') ?? '', simulatorsUrl)
          const shown = new URLSearchParams(page.hash.slice(1))
          const { code, payment: key } = Object.fromEntries(shown)
          return { payment, fields: nextAction.fields ?? {}, code, key }
        },
      }
    },
    /** The payer agrees, in the app or on the network's page. */
    pay: async (code: string, payer: PayerName = 'ordinary') =>
      at(`${await billAt(code)}/pay`, { payer }),
    decline: async (code: string) => at(`${await billAt(code)}/decline`, {}),
    /** A step at the payer's own bank. */
    netbank: (verb: string, content: object) => at(`/netbank/${verb}`, content),
    steer: (steering: Partial<Steering>) => at('/unionpay/steering', steering, 'PUT'),
    sendLate: () => at('/unionpay/notices/send', {}),
    /** What the network owes the bank by the books. */
    receivable: async () =>
      (await ledger.balance(chart.channelReceivable(w.realm.id, channel))).total,
    suspense: async () => (await ledger.balance(chart.suspense(w.realm.id))).total,
    told: async (type: string) =>
      (await w.call(contract.events.list, { query: { type, limit: 100 } })).items,
  }
}
