import { createContext, use } from 'react'
import type { Client } from '../api/client.ts'
import type { BankClock } from '../design/bank-clock.ts'

/** What every part of the page works with. */
export interface Pay {
  checkoutSessionId: string
  /** Whether the address holds a secret. Unknown to the server that draws the page first. */
  hasSecret: () => boolean
  client: Client
  clock: BankClock
}

export const PayContext = createContext<Pay | null>(null)

export function usePay(): Pay {
  const pay = use(PayContext)
  if (!pay) throw new Error('This component needs a PayContext above it.')
  return pay
}
