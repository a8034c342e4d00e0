import { noteAnswer } from '../channels/index.ts'
import type {
  ChannelOrder,
  ChannelRefund,
  ChannelState,
  Connector,
  Opened,
  RefundState,
} from '../channels/outside.ts'
import type { OrderBank } from '../orders/index.ts'
import { type ChannelPayment, toChannelOrder } from './channel-payment.ts'

type About = ChannelPayment

/** Opens a payment at its channel; sent again it makes no second one. */
export const openThere = (bank: OrderBank, about: About, payerAddress?: string): Promise<Opened> =>
  over(
    bank,
    about,
    (line, order) => line.open({ ...order, payerAddress }),
    ({ outcome }) => outcome !== 'unknown',
    {
      outcome: 'unknown',
    },
  )

export const askThere = (bank: OrderBank, about: About): Promise<ChannelState> =>
  over(bank, about, (line, order) => line.query(order), isKnown, unknown)

/** Takes a payment back at its channel; where somebody has paid it, that is the answer. */
export const closeThere = (bank: OrderBank, about: About): Promise<ChannelState> =>
  over(bank, about, (line, order) => line.close(order), isKnown, unknown)

/** A refund as it stands here, for the channel its payment came through. */
export type Returned = Omit<ChannelRefund, 'order' | 'noticeUrl'>

export const refundThere = (
  bank: OrderBank,
  about: About,
  refund: Returned,
): Promise<RefundState> =>
  over(bank, about, (line, order) => line.refund(withOrder(refund, order)), isKnown, unknown)

export const askRefundThere = (
  bank: OrderBank,
  about: About,
  refund: Returned,
): Promise<RefundState> =>
  over(bank, about, (line, order) => line.queryRefund(withOrder(refund, order)), isKnown, unknown)

const withOrder = (refund: Returned, order: ChannelOrder): ChannelRefund => ({
  ...refund,
  order,
  noticeUrl: order.noticeUrl,
})

const unknown = { state: 'unknown' } as const
const isKnown = ({ state }: { state: string }): boolean => state !== 'unknown'

/** Speaks over the channel's line, if there is one, and remembers whether anybody answered. */
const over = async <Answer>(
  bank: OrderBank,
  about: About,
  speak: (line: Connector, order: ChannelOrder) => Promise<Answer>,
  isAnswer: (answer: Answer) => boolean,
  none: Answer,
): Promise<Answer> => {
  const line = bank.connectors[about.channel]
  if (!line) return none
  const answer = await speak(line, toChannelOrder(bank, about))
  noteAnswer(bank, about, isAnswer(answer))
  return answer
}
