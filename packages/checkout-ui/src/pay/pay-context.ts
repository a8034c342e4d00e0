import { createContext, use } from 'react'
import type { Client } from '../api/client.ts'
import type { BankClock } from '../design/bank-clock.ts'
import type { Visitor } from './environment/visitor.ts'

/** What every part of the page works with. */
export interface Pay {
  checkoutSessionId: string
  /** Behind the `#` of the address, where there is one. Unknown to the server that draws the page first. */
  secret: () => string | undefined
  /** Whether the bank tells of changes by itself at the moment. */
  line: { isUp: () => boolean; set: (up: boolean) => void }
  visitor: Visitor
  /** Where the simulated phone lies, where there is one. */
  phone: string | undefined
  client: Client
  clock: BankClock
}

export const PayContext = createContext<Pay | null>(null)

export function usePay(): Pay {
  const pay = use(PayContext)
  if (!pay) throw new Error('This component needs a PayContext above it.')
  return pay
}
