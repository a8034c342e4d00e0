import { createHmac, timingSafeEqual } from 'node:crypto'

import type {
  ChannelOrder,
  ChannelState,
  Connector,
  RefundState,
} from '../../src/channels/outside.ts'

/** A payment as the teahouse has it. */
interface Trade {
  amount: number
  expiresAt: Date
  noticeUrl: string
  state: 'waiting' | 'paid' | 'declined' | 'closed'
  paid: number
  refunds: Map<string, { amount: number; state: 'processing' | 'succeeded' | 'failed' }>
}

const key = 'the key that the teahouse and the bank share'
const sign = (body: string): string => createHmac('sha256', key).update(body).digest('hex')

/**
 * 茶馆付, a channel that lives in memory: all a connector has to do, and nothing of a real one's protocol. Tests take
 * it for the line of a channel, and decide what its payers and its wires do.
 */
export const teahouse = ({
  fetch,
  bankUrl,
}: {
  fetch: typeof globalThis.fetch
  bankUrl: string
}) => {
  const trades = new Map<string, Trade>()
  const said = { opened: 0, queried: 0, closed: 0, refunded: 0 }
  /** Whether nobody answers the line; or takes what is sent, and nobody hears the answer. */
  let line: 'up' | 'down' | 'deaf' = 'up'
  let refunds: 'at once' | 'later' | 'refused' = 'at once'

  const trade = (number: string): Trade => {
    const found = trades.get(number)
    if (!found) throw new Error(`The teahouse has no ${number}.`)
    return found
  }

  /** Says it as the wires allow. */
  const over = <Answer>(act: () => Answer): Answer | { state: 'unknown' } => {
    if (line === 'down') return { state: 'unknown' }
    const answer = act()
    return line === 'deaf' ? { state: 'unknown' } : answer
  }

  const stateOf = (number: string): ChannelState => {
    const found = trades.get(number)
    if (!found) return { state: 'absent' }
    if (found.state === 'declined') return { state: 'failed', code: 'channel_declined' }
    if (found.state !== 'paid') return { state: found.state }
    return {
      ...{ state: 'paid', reference: `tea-${number}`, amount: found.paid },
      paidAt: new Date('2026-06-01T10:00:00+08:00'),
    }
  }

  const refundOf = (number: string, refund: string): RefundState => {
    const found = trades.get(number)?.refunds.get(refund)
    if (!found) return { state: 'absent' }
    if (found.state === 'failed') return { state: 'failed', code: 'channel_declined' }
    if (found.state === 'processing') return { state: 'processing' }
    return { state: 'succeeded', reference: `tea-${refund}`, at: new Date() }
  }

  const open = ({ number, amount, expiresAt, noticeUrl }: ChannelOrder) => {
    said.opened += 1
    if (line === 'down') return { outcome: 'unknown' } as const
    if (!trades.has(number))
      trades.set(number, {
        ...{ amount, expiresAt, noticeUrl, state: 'waiting', paid: 0, refunds: new Map() },
      })
    if (line === 'deaf') return { outcome: 'unknown' } as const
    const code = `https://tea.example/${number}`
    return {
      outcome: 'opened',
      action: { type: 'show_qr', code, expiresAt: expiresAt.toISOString() },
    } as const
  }

  const connector: Connector = {
    products: ['qr'],
    open: async (order) => open(order),
    query: async ({ number }) => {
      said.queried += 1
      return over(() => stateOf(number))
    },
    close: async ({ number }) => {
      said.closed += 1
      return over(() => {
        const found = trades.get(number)
        if (found?.state === 'waiting') found.state = 'closed'
        return stateOf(number)
      })
    },
    refund: async ({ order, number, amount }) => {
      said.refunded += 1
      return over((): RefundState => {
        const { refunds: made } = trade(order.number)
        const states = { 'at once': 'succeeded', later: 'processing', refused: 'failed' } as const
        if (!made.has(number)) made.set(number, { amount, state: states[refunds] })
        return refundOf(order.number, number)
      })
    },
    queryRefund: async ({ order, number }) => over(() => refundOf(order.number, number)),
    readNotice: async ({ headers, body }) => {
      const given = Buffer.from(headers.get('teahouse-signature') ?? '')
      const right = Buffer.from(sign(body))
      if (given.length !== right.length || !timingSafeEqual(given, right))
        return { about: 'unbelievable' }
      // A notice says how it stood when it was sent.
      const { number, refund, amount } = JSON.parse(body) as Record<string, string | number>
      const named = String(number)
      if (refund !== undefined)
        return { about: 'refund', number: String(refund), state: refundOf(named, String(refund)) }
      const state = stateOf(named)
      if (state.state !== 'paid') return { about: 'payment', number: named, state }
      if (amount === 0) return { about: 'payment', number: named, state: { state: 'waiting' } }
      return { about: 'payment', number: named, state: { ...state, amount: Number(amount) } }
    },
    replies: {
      taken: { status: 200, contentType: 'text/plain', body: 'tea' },
      refused: { status: 400, contentType: 'text/plain', body: 'no tea' },
    },
  }

  const post = (notice: Record<string, string | number>, signature?: string): Promise<Response> => {
    const body = JSON.stringify(notice)
    const headers = { 'teahouse-signature': signature ?? sign(body) }
    return fetch(`${bankUrl}/channels/alipay/notices`, { method: 'POST', headers, body })
  }

  return {
    connector,
    said,
    /** Somebody pays. */
    pay: (number: string, amount?: number) => {
      const found = trade(number)
      if (found.state !== 'waiting') return false
      Object.assign(found, { state: 'paid', paid: amount ?? found.amount })
      return true
    },
    /** Somebody pays whatever the state is: what real channels do now and then. */
    payLate: (number: string) => {
      const found = trade(number)
      Object.assign(found, { state: 'paid', paid: found.amount })
    },
    decline: (number: string) => Object.assign(trade(number), { state: 'declined' }),
    /** Tells the bank how a payment stands. */
    notify: (number: string, forged: { amount?: number; signature?: string } = {}) =>
      post({ number, amount: forged.amount ?? trade(number).paid }, forged.signature),
    notifyRefund: (number: string, refund: string) => post({ number, refund }),
    finishRefund: (number: string, state: 'succeeded' | 'failed') => {
      for (const refund of trade(number).refunds.values()) refund.state = state
    },
    set: (how: { line?: typeof line; refunds?: typeof refunds }) => {
      line = how.line ?? line
      refunds = how.refunds ?? refunds
    },
    /** What payers have paid and not got back. */
    kept: () =>
      [...trades.values()].reduce(
        (sum, { paid, refunds: made }) =>
          sum +
          paid -
          [...made.values()]
            .filter(({ state }) => state === 'succeeded')
            .reduce((back, { amount }) => back + amount, 0),
        0,
      ),
    numbers: () => [...trades.keys()],
    isPaid: (number: string) => trade(number).state === 'paid',
  }
}

export type Teahouse = ReturnType<typeof teahouse>
