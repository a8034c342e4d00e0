import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

import type { ChannelState, Connector, RefundState } from '../../../src/channels/outside.ts'
import { toTimestamp } from '../../../src/kernel/time.ts'

/** Who the bank is to Tea Pay. */
export interface TeaPayConnection {
  baseUrl: (realmId: string) => string
  /** Known to Tea Pay and the bank alone. */
  key: string
  fetch: typeof fetch
  timeoutMs: number
}

/** The bank's line to Tea Pay: JSON both ways, each body with its HMAC. */
export const connectTeaPay = (connection: TeaPayConnection): Connector => {
  const ask = (realmId: string, path: string, content: object) =>
    exchange(connection, `${connection.baseUrl(realmId)}${path}`, JSON.stringify(content))

  const state = async (realmId: string, path: string, number: string): Promise<ChannelState> => {
    const { data } = Payment.safeParse(await ask(realmId, path, { number }))
    return data?.number === number ? stateOf(data) : { state: 'unknown' }
  }
  const refundState = async (
    realmId: string,
    path: string,
    asked: { number: string; payment?: string; amount?: number },
  ): Promise<RefundState> => {
    const { data } = Refund.safeParse(await ask(realmId, path, asked))
    return data?.number === asked.number ? refundStateOf(data) : { state: 'unknown' }
  }

  return {
    products: ['qr'],

    open: async ({ realmId, number, amount, description, expiresAt, noticeUrl }) => {
      const asked = { number, amount, description, noticeUrl }
      const { data } = Opened.safeParse(await ask(realmId, '/pay', asked))
      if (!data) return { outcome: 'unknown' }
      if (data.code === null) return { outcome: 'refused', code: 'channel_declined' }
      const dead = toTimestamp(expiresAt)
      return { outcome: 'opened', action: { type: 'show_qr', code: data.code, expiresAt: dead } }
    },

    query: ({ realmId, number }) => state(realmId, '/query', number),
    close: ({ realmId, number }) => state(realmId, '/close', number),

    refund: ({ order, number, amount }) =>
      refundState(order.realmId, '/refund', { payment: order.number, number, amount }),
    queryRefund: ({ order, number }) => refundState(order.realmId, '/refund/query', { number }),

    readNotice: async ({ headers, body }) => {
      if (!isSigned(connection.key, body, headers)) return { about: 'unbelievable' }
      const { data } = Payment.safeParse(parsed(body))
      if (!data) return { about: 'nothing' }
      return { about: 'payment', number: data.number, state: stateOf(data) }
    },

    replies: {
      taken: { status: 204, contentType: null, body: '' },
      refused: { status: 400, contentType: null, body: '' },
    },
  }
}

const Opened = z.object({ code: z.string().nullable() })
const Payment = z.object({
  number: z.string(),
  state: z.enum(['absent', 'waiting', 'paid', 'closed']),
  amount: z.int(),
  reference: z.string(),
  at: z.coerce.date(),
})
const Refund = z.object({
  number: z.string(),
  state: z.enum(['absent', 'done', 'refused']),
  at: z.coerce.date(),
})

const stateOf = ({ state, amount, reference, at }: z.output<typeof Payment>): ChannelState =>
  state === 'paid' ? { state, amount, reference, paidAt: at } : { state }

const refundStateOf = ({ number, state, at }: z.output<typeof Refund>): RefundState => {
  if (state === 'done') return { state: 'succeeded', reference: number, at }
  return state === 'refused' ? { state: 'failed', code: 'refund_declined' } : { state }
}

/** Asks, and answers what was answered and signed in time; nothing otherwise. */
const exchange = async ({ key, fetch, timeoutMs }: TeaPayConnection, url: string, body: string) => {
  try {
    const headers = { 'tea-signature': signatureOf(key, body) }
    const signal = AbortSignal.timeout(timeoutMs)
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
    const text = await answer.text()
    return isSigned(key, text, answer.headers) ? parsed(text) : undefined
  } catch {
    return undefined
  }
}

const signatureOf = (key: string, body: string) =>
  createHmac('sha256', key).update(body).digest('hex')

const isSigned = (key: string, body: string, headers: Headers): boolean => {
  const [right, given] = [signatureOf(key, body), headers.get('tea-signature') ?? '']
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right))
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
