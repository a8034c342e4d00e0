import { ConnectionLost } from '../api/connection-lost.ts'

export interface Reason {
  code: string
  message: string
}

export interface Refund {
  reference: string
  amount: number
  status: 'processing' | 'unknown' | 'succeeded' | 'failed'
  reason: Reason | null
}

/** One go at the till, as it stands. */
export interface Sale {
  reference: string
  by: 'code' | 'shown'
  /** Fen. */
  amount: number
  /** `asking`: the payer is to do something. `unknown`: nobody knows yet; a look asks again. */
  status: 'asking' | 'unknown' | 'paid' | 'refused'
  reason: Reason | null
  paymentId: string | null
  shown: { text: string; expiresAt: string } | null
  paidAt: string | null
  refunds: Refund[]
}

interface Sum {
  count: number
  amount: number
}

export interface Takings {
  day: number
  sales: Sum
  refunds: Sum
  net: number
}

export interface DayEnd extends Takings {
  /** Sales the bank has another amount for. */
  differing: string[]
}

export interface Till {
  name: string
  sales: Sale[]
  takings: Takings
}

/** The till says no, and nothing has changed. */
export class TillRefusal extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Asks the till's doors on this origin, in the language of the page. */
export async function askTill<Reply>(key: string, path: string, body?: object): Promise<Reply> {
  const answer = await fetch(`/api/till${path}`, {
    headers: { authorization: `Bearer ${key}`, 'accept-language': document.documentElement.lang },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    cache: 'no-store',
    credentials: 'omit',
  }).catch((error: unknown) => {
    throw new ConnectionLost(error)
  })
  if (answer.ok) return (await answer.json()) as Reply
  if (![401, 404, 409].includes(answer.status)) throw new ConnectionLost(`HTTP ${answer.status}`)
  throw new TillRefusal(((await answer.json()) as { code: string }).code)
}

/** What was given back of a sale, or is about to be. */
export const givenBack = ({ refunds }: Sale): number =>
  refunds.reduce((sum, { status, amount }) => (status === 'failed' ? sum : sum + amount), 0)
