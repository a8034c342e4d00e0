import { ConnectionLost } from '../../api/connection-lost.ts'

/** A payment as the payer's own bank shows it. */
export interface Payment {
  payee: string
  orderId: string
  description: string
  /** Fen. */
  amount: number
  state: 'waiting' | 'entered' | 'paid' | 'refused' | 'too_late'
  /** What the bank answered, once it has. */
  says: string | null
  bankName: { zh: string; en: string }
  kind: 'personal' | 'corporate'
  returnUrl: string | null
}

/** What testers type, which the page tells them. */
export interface Secrets {
  password: string
  code: string
  company: string
  operators: { maker: string; checker: string }
}

export interface Account {
  card: string
  last4: string
  about: { zh: string; en: string }
}

/** Somebody who has logged in. */
export interface Visit {
  visit: string
  who: string
  accounts: readonly Account[]
}

/** The bank says no to a step; the payment is as it was. */
export interface No {
  code: string
  left?: number
}

export type Answer<More = object> = (Payment & More) | No

export const isNo = (answer: object): answer is No => 'code' in answer

/** Asks the bank's doors on this origin; null where there is no such payment. */
export async function askNetbank<More = object>(
  realm: string,
  step: 'look' | 'log-in' | 'pay' | 'enter' | 'approve' | 'reject',
  body: object,
): Promise<Answer<More> | null> {
  const request = { method: 'POST', body: JSON.stringify(body), cache: 'no-store' } as const
  try {
    const answer = await fetch(`/${encodeURIComponent(realm)}/netbank/${step}`, request)
    if (answer.status === 404) return null
    if (!answer.ok && answer.status !== 409) throw new ConnectionLost(`HTTP ${answer.status}`)
    return (await answer.json()) as Answer<More>
  } catch (error) {
    throw error instanceof ConnectionLost ? error : new ConnectionLost(error)
  }
}
