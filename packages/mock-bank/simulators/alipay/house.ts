import { randomBytes, type KeyObject } from 'node:crypto'

import type { Records } from '../records.ts'
import type { Postman } from '../postman.ts'
import type { Steering } from '../steering.ts'
import type { AlipayMember } from './options.ts'
import type { Clock } from './time.ts'
import type { Trade } from './trade.ts'

/** One realm's Alipay: what it remembers, the time it has, and whom it tells. */
export interface House {
  realm: string
  trades: Records<Trade>
  clock: Clock
  key: KeyObject
  members: Readonly<Record<string, AlipayMember>>
  postman: Postman
  steering: () => Steering
}

export const tradeKey = ({ appId, number }: Pick<Trade, 'appId' | 'number'>): string =>
  `${appId} ${number}`

export const findByCode = ({ trades }: House, code: string): Trade | undefined =>
  trades.all().find((trade) => trade.code === code)

/** A code to scan. It names the realm, so that a phone that knows no realm finds its way. */
export const newCode = ({ realm }: House): string =>
  `https://qr.alipay.com/bax${randomBytes(10).toString('hex')}?realm=${realm}`

export const realmOfCode = (code: string): string | undefined =>
  /^https:\/\/qr\.alipay\.com\/bax[0-9a-f]{20}\?realm=([A-Za-z0-9_-]{1,64})$/.exec(code)?.[1]

export const findTrade = (
  { trades }: House,
  { appId, content }: { appId: string; content: Readonly<Record<string, unknown>> },
): Trade | undefined => {
  const { out_trade_no: number, trade_no: tradeNo } = content
  const found =
    typeof number === 'string' && number
      ? trades.find(tradeKey({ appId, number }))
      : trades.all().find((trade) => trade.tradeNo !== null && trade.tradeNo === tradeNo)
  return found?.appId === appId ? found : undefined
}
