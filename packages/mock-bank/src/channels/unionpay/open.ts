import { doorOf, exchange, letter, type Line } from '../../cards/network/exchange.ts'
import type { Fields } from '../../cards/network/signature.ts'
import { toTimestamp } from '../../kernel/time.ts'
import type { ChannelOrder, Opened } from '../outside.ts'
import { bizTypeOf, purchaseOf } from './purchase.ts'

/** A signed form that the payer's browser posts to the network, whose page goes on from there. */
export const openFront = async (line: Line, order: ChannelOrder, kind: Fields): Promise<Opened> => {
  const fields = await letter(line, {
    ...{ txnSubType: '01', bizType: bizTypeOf(order) },
    ...kind,
    ...purchaseOf(order),
    frontUrl: order.returnUrl,
  })
  const url = doorOf(line, order.realmId, 'frontTransReq.do')
  return { outcome: 'opened', action: { type: 'redirect', url, fields } }
}

/** A code for the network's app to scan (申请消费二维码). */
export const openCode = async (line: Line, order: ChannelOrder): Promise<Opened> => {
  const answer = await exchange(line, order.realmId, 'backTransReq.do', {
    ...{ txnSubType: '07', bizType: bizTypeOf(order), channelType: '08' },
    ...purchaseOf(order),
  })
  const code = answer?.['qrCode']
  if (answer?.['respCode'] !== '00' || !code) return unopened(answer)
  const expiresAt = toTimestamp(order.expiresAt)
  return { outcome: 'opened', action: { type: 'show_qr', code, expiresAt } }
}

/** A number (`tn`) that the network's code in a merchant's app opens its own app with. */
export const openApp = async (line: Line, order: ChannelOrder): Promise<Opened> => {
  const answer = await exchange(line, order.realmId, 'appTransReq.do', {
    ...{ txnSubType: '01', bizType: bizTypeOf(order), channelType: '08' },
    ...purchaseOf(order),
  })
  const handoff = answer?.['tn']
  if (answer?.['respCode'] !== '00' || !handoff) return unopened(answer)
  return { outcome: 'opened', action: { type: 'open_app', url: null, handoff } }
}

/** No answer, or "system busy" (02, 03, 06): it may have been opened. Any other code says that it was not. */
const unopened = (answer: Fields | undefined): Opened =>
  answer === undefined ||
  ['00', '02', '03', '04', '05', '06', '12'].includes(answer['respCode'] ?? '')
    ? { outcome: 'unknown' }
    : { outcome: 'refused', code: 'channel_declined' }
