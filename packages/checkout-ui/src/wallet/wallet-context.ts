import { createContext, use } from 'react'
import type { Client } from '../api/client.ts'
import type { BankClock } from '../design/bank-clock.ts'
import type { Session } from './session.ts'

/** What every page of the wallet works with. */
export interface Wallet {
  client: Client
  clock: BankClock
  session: Session
}

export const WalletContext = createContext<Wallet | null>(null)

export function useWallet(): Wallet {
  const wallet = use(WalletContext)
  if (!wallet) throw new Error('This component needs a WalletContext above it.')
  return wallet
}

/** In a bank's page the user is whoever the page was opened for. */
export const me = { userId: 'me' }
