import { ConnectionLost } from '../../api/connection-lost.ts'

/** What an app shows of what is asked of its payer. */
export interface Bill {
  id: string
  payee: string
  description: string
  /** Fen. */
  amount: number
  state: 'waiting' | 'paid' | 'closed'
  returnUrl: string | null
}

export interface PayResult {
  outcome: 'paid' | 'processing' | 'refused' | 'left' | 'closed'
  /** Why, by the name of the payer it happens to. */
  reason: string | null
  bill: Bill
}

/** Somebody to pay as, and what happens then. */
export interface Payer {
  constant: string
  name: string
  about: { zh: string; en: string }
}

/** Where the bill behind a code is found. */
export interface Found {
  /** The app that reads the code. */
  app: string
  /** The address of its doors, such as `/rlm_…/alipay/app`. */
  doors: string
  bill: Bill
  payers: readonly Payer[]
}

/** Looks up whose code it is and what it asks for; nothing where no app knows it. */
export async function findBill(code: string, signal: AbortSignal): Promise<Found | null> {
  const query = new URLSearchParams({ code })
  const scanned = await ask<{ app: string; realm: string; doors: string }>(`/api/scan?${query}`, {
    signal,
  })
  if (!scanned) return null
  const [bill, people] = await Promise.all([
    ask<Bill>(`${scanned.doors}/bills?${query}`, { signal }),
    ask<{ payers: readonly Payer[] }>(`/${scanned.realm}/people`, { signal }),
  ])
  return bill && people && { ...scanned, bill, payers: people.payers }
}

const billDoor = ({ doors, bill }: Found) => `${doors}/bills/${encodeURIComponent(bill.id)}`

export const readBill = async (found: Found): Promise<Bill> =>
  (await ask<Bill>(billDoor(found))) ?? found.bill

export async function pay(found: Found, payer: string): Promise<PayResult> {
  const init = { method: 'POST', body: JSON.stringify({ payer }) }
  const result = await ask<PayResult>(`${billDoor(found)}/pay`, init)
  if (!result) throw new ConnectionLost('The bill is gone.')
  return result
}

export const decline = async (found: Found): Promise<Bill> =>
  (await ask<Bill>(`${billDoor(found)}/decline`, { method: 'POST' })) ?? found.bill

/** Asks the phone's own origin; null where there is no such thing. */
async function ask<Reply>(path: string, init: RequestInit = {}): Promise<Reply | null> {
  try {
    const answer = await fetch(path, { ...init, cache: 'no-store', credentials: 'omit' })
    if (answer.status === 404) return null
    if (!answer.ok) throw new ConnectionLost(`HTTP ${answer.status}`)
    return (await answer.json()) as Reply
  } catch (error) {
    throw error instanceof ConnectionLost ? error : new ConnectionLost(error)
  }
}
