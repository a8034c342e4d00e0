/** Why something did not come about: a code of the bank's error tables, and its words for the payer. */
export interface Reason {
  code: string
  message: string
}

/** One go at the till, as it stands. */
export interface Sale {
  /** The till's own number of it, which the bank knows too. */
  reference: string
  /** By a code read off the payer's phone, or by one the till shows. */
  by: 'code' | 'shown'
  /** Fen. */
  amount: number
  /** `asking`: the payer is to do something. `unknown`: no answer came; the next look asks again for the same. */
  status: 'asking' | 'unknown' | 'paid' | 'refused'
  reason: Reason | null
  paymentId: string | null
  /** What the payer is to scan, and until when. */
  shown: { orderId: string; text: string; expiresAt: string } | null
  paidAt: string | null
  /** The day's takings it belongs to; the first day is 1. */
  day: number
  refunds: Refund[]
}

/** Money given back at the till. */
export interface Refund {
  reference: string
  amount: number
  status: 'processing' | 'unknown' | 'succeeded' | 'failed'
  reason: Reason | null
  day: number
}

/** What was given back, or is about to be. */
export const givenBack = ({ refunds }: Sale): number =>
  refunds.reduce((sum, { status, amount }) => (status === 'failed' ? sum : sum + amount), 0)
