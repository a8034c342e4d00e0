import type { Bill, PayersApp, PayResult } from '../../bill.ts'
import { Payers, type PayerName } from '../../payers.ts'
import { pause } from '../pause.ts'
import { byCode, type Office } from './office.ts'
import { decline, isTooLate, pay } from './pay.ts'
import { isNetbank, type Purchase } from './purchase.ts'

/** UnionPay's app on the payer's phone, and its payment page in a browser. */
export function payersApp(office: Office, { slowMs }: { slowMs: number }): PayersApp {
  const find = (id: string) => office.purchases.all().find(({ queryId }) => queryId === id)
  const needed = (id: string): Purchase => {
    const purchase = find(id)
    if (!purchase) throw new Error('There is no such bill.')
    return purchase
  }
  const isPayable = (purchase: Purchase) =>
    purchase.state === 'waiting' && !isTooLate(office, purchase)

  const billOf = (purchase: Purchase): Bill => ({
    id: purchase.queryId,
    payee: `商户 ${purchase.merId}`,
    description: purchase.description,
    amount: purchase.amount,
    state: purchase.result === '00' ? 'paid' : isPayable(purchase) ? 'waiting' : 'closed',
    returnUrl: purchase.returnUrl,
  })

  const payLater = async (id: string, payer: PayerName) => {
    await pause(slowMs)
    const purchase = find(id)
    if (purchase && isPayable(purchase))
      await pay(office, purchase, { result: '00', person: payer })
  }

  return {
    find: (code) => {
      const purchase = byCode(office, code)
      return purchase && !isNetbank(purchase) ? billOf(purchase) : undefined
    },

    bill: (id) => {
      const purchase = find(id)
      return purchase && billOf(purchase)
    },

    pay: async (id, payer) => {
      const purchase = needed(id)
      const result = (outcome: PayResult['outcome'], of = purchase): PayResult => ({
        ...{ outcome, bill: billOf(of) },
        reason: outcome === 'refused' ? payer : null,
      })
      if (!isPayable(purchase)) return result('closed')
      switch (Payers[payer].outcome) {
        case 'pays':
          return result('paid', await pay(office, purchase, { result: '00', person: payer }))
        case 'pays_later':
          void payLater(id, payer)
          return result('processing')
        case 'refused':
          return result('refused')
        case 'leaves':
          return result('left')
      }
    },

    decline: async (id) => {
      const purchase = needed(id)
      return billOf(isPayable(purchase) ? decline(office, purchase) : purchase)
    },
  }
}
