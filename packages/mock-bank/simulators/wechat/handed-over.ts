import { findPrepaid, type House } from './house.ts'
import type { WechatMerchant } from './options.ts'
import type { Order } from './order.ts'
import { prepayIdIn, readParameters } from './prepay-id.ts'
import { isSignedBy } from './signing.ts'

/** The order behind what reached the payer's app. What a page or an app handed over counts only with the merchant's signature. */
export function orderBehind(
  house: House,
  merchants: Readonly<Record<string, WechatMerchant>>,
  code: string,
): Order | undefined {
  const order = findPrepaid(house, prepayIdIn(code) ?? '')
  if (!order || !code.trim().startsWith('{')) return order
  const merchant = merchants[order.mchId]
  return merchant && isHandedOver(order, merchant, code) ? order : undefined
}

function isHandedOver(order: Order, { publicKey }: WechatMerchant, text: string): boolean {
  const told = readParameters(text)
  const [lines, signature] =
    order.tradeType === 'APP'
      ? [[told['appid'], told['timestamp'], told['noncestr'], told['prepayid']], told['sign']]
      : [[told['appId'], told['timeStamp'], told['nonceStr'], told['package']], told['paySign']]
  const signed = lines.map((line) => line ?? '')
  return signed[0] === order.appId && isSignedBy(publicKey, signed, signature ?? '')
}
