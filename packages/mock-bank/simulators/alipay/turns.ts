import { randomInt } from 'node:crypto'

import type { Steering } from '../steering.ts'
import type { House } from './house.ts'
import { writeNotice } from './notice.ts'
import { timeText } from './time.ts'
import type { Paid, Refund, Trade } from './trade.ts'

/** A payer has opened it: from now on Alipay knows of a trade. */
export const opened = (house: House, trade: Trade): Trade => {
  if (trade.tradeNo !== null) return trade
  const day = timeText(house.clock.now()).slice(0, 10).replaceAll('-', '')
  const digits = Array.from({ length: 14 }, () => randomInt(10)).join('')
  return house.trades.save({ ...trade, tradeNo: `${day}220014${digits}` })
}

export const markPaid = async (
  house: House,
  trade: Trade,
  payer: Paid['payer'],
  how = house.steering().notices,
): Promise<Trade> => {
  const paid = { at: house.clock.now().toISOString(), payer }
  return tell(house, house.trades.save({ ...opened(house, trade), paid }), how)
}

export const markClosed = (house: House, trade: Trade): Trade =>
  house.trades.save({ ...trade, closedAt: house.clock.now().toISOString() })

/** Tells the merchant how a trade stands now, and of the refund that made it so. */
export const tell = async (
  house: House,
  trade: Trade,
  how: Steering['notices'],
  refund?: Refund,
): Promise<Trade> => {
  const notice = writeNotice(house, trade, refund)
  if (notice) await house.postman.send(house.realm, how, notice)
  return trade
}
