import { pause } from '../network/pause.ts'
import type { Bill, PayersApp, PayResult } from '../bill.ts'
import { Payers, type PayerName } from '../payers.ts'
import { findByCode, type House } from './house.ts'
import { returnUrlOf } from './return-url.ts'
import { isOver, type Trade } from './trade.ts'
import { markClosed, markPaid, opened, tell } from './turns.ts'

interface AppOptions {
  /** Reads what a merchant's app hands over, and takes the offer in it; nothing where no merchant has signed it. */
  readOrderString: (house: House, text: string) => Trade | undefined
  slowMs: number
}

/** Alipay on the payer's phone. */
export const payersApp = (house: House, { readOrderString, slowMs }: AppOptions): PayersApp => {
  const now = () => house.clock.now()
  const find = (id: string) => house.trades.all().find(({ tradeNo }) => tradeNo === id)
  const billOf = (trade: Trade) => toBill(house, trade)
  const resultOf = (
    outcome: PayResult['outcome'],
    trade: Trade,
    reason: PayerName | null = null,
  ): PayResult => ({ outcome, reason, bill: billOf(trade) })

  const payLater = async (number: string, payer: PayerName) => {
    await pause(slowMs)
    const trade = find(number)
    if (trade && !trade.paid && !isOver(trade, now())) await markPaid(house, trade, payer)
  }

  return {
    find(code) {
      const trade = findByCode(house, code) ?? readOrderString(house, code)
      return trade && billOf(opened(house, trade))
    },

    bill(id) {
      const trade = find(id)
      return trade && billOf(trade)
    },

    async pay(id, payer) {
      const trade = find(id)!
      if (trade.paid || isOver(trade, now())) return resultOf('closed', trade)
      const { outcome } = Payers[payer]
      if (outcome === 'leaves') return resultOf('left', trade)
      if (outcome === 'refused') return resultOf('refused', trade, payer)
      if (outcome === 'pays') return resultOf('paid', await markPaid(house, trade, payer))
      void payLater(id, payer)
      return resultOf('processing', trade)
    },

    async decline(id) {
      const trade = find(id)!
      if (trade.paid || isOver(trade, now())) return billOf(trade)
      const closed = markClosed(house, trade)
      return billOf(await tell(house, closed, house.steering().notices))
    },
  }
}

const toBill = (house: House, trade: Trade): Bill => ({
  id: trade.tradeNo ?? '',
  payee: house.members[trade.appId]?.name ?? '',
  description: trade.subject,
  amount: trade.amount,
  state: trade.paid ? 'paid' : isOver(trade, house.clock.now()) ? 'closed' : 'waiting',
  returnUrl: returnUrlOf(house, trade),
})
