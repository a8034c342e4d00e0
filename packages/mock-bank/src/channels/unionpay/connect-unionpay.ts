import type { Line } from '../../cards/network/exchange.ts'
import type { ChannelOrder, ChannelState, Connector, Opened } from '../outside.ts'
import { askGivenBack, giveBack } from './give-back.ts'
import { openApp, openCode, openFront } from './open.ts'
import { ask } from './query.ts'
import { readNotice } from './read-notice.ts'
import { paymentState } from './told.ts'

/** The line to UnionPay's gateway: its payment page on a computer (`page`) or phone (`wap`), its QR code and its app. */
export const connectUnionPay = (line: Line): Connector => ({
  products: ['page', 'wap', 'qr', 'app'],
  open: (order) => openAs(line, order),
  ...networkDesk(line),
})

const openAs = (line: Line, order: ChannelOrder): Promise<Opened> => {
  if (order.product === 'qr') return openCode(line, order)
  if (order.product === 'app') return openApp(line, order)
  return openFront(line, order, { channelType: order.product === 'wap' ? '08' : '07' })
}

/** What is the same for everything that the network carries, however it was opened. */
export const networkDesk = (line: Line): Omit<Connector, 'products' | 'open'> => {
  const query = async (order: ChannelOrder): Promise<ChannelState> => {
    const asked = await ask(line, order)
    return asked ? paymentState(asked.code, asked.told) : { state: 'unknown' }
  }
  return {
    query,
    // The network takes back nothing that nobody has paid: it stops taking money at `payTimeout`, which is the
    // order's own end. Whoever pays before that pays late, and is given the money back.
    close: async (order) => {
      const found = await query(order)
      return found.state === 'waiting' || found.state === 'absent' ? { state: 'closed' } : found
    },
    refund: (refund) => giveBack(line, refund),
    queryRefund: (refund) => askGivenBack(line, refund),
    readNotice: async (notice) => readNotice(line, notice),
    replies: {
      taken: { status: 200, contentType: 'text/plain', body: 'ok' },
      refused: { status: 400, contentType: 'text/plain', body: 'fail' },
    },
  }
}
