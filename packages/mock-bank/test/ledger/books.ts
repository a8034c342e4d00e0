import {
  openLedger,
  checkBooks,
  chart,
  credit,
  debit,
  transferIdOf,
} from '../../src/ledger/index.ts'
import type {
  AccountRef,
  Fen,
  Ledger,
  LedgerOptions,
  Limits,
  Posting,
} from '../../src/ledger/index.ts'
import type { Database } from '../../src/kernel/database/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import { openTestDatabase } from '../postgres.ts'

/** A realm's books for a test: who has an account, and what moves between them. */
export type Books = {
  readonly database: Database
  readonly ledger: Ledger
  readonly realmId: string
  readonly shop: AccountRef
  readonly network: AccountRef
  customer(options?: {
    slot?: number
    balance?: Fen
    cap?: Fen
    limits?: Limits
  }): Promise<Customer>
  topUp(to: Customer, amount: Fen, changes?: Partial<Posting>): Posting
  payment(from: Customer, amount: Fen, changes?: Partial<Posting>): Posting
  hold(on: Customer, amount: Fen, holdId?: string): Posting
  release(on: Customer, holdId: string): Posting
  /** Withdraws to the card network from what was held. */
  capture(on: Customer, holdId: string, amount: Fen): Posting
  balance(of: Customer): Promise<Fen>
}

/** Where the realm's clock stands unless a test says otherwise. */
export const opening = new Date('2026-06-01T10:00:00+08:00')

export type Customer = { readonly account: AccountRef; readonly slot: number }

export const openBooks = async (
  options: { lanes?: number; ledger?: LedgerOptions } = {},
): Promise<Books & { close(): Promise<void> }> => {
  const database = await openTestDatabase(options.lanes)
  const ledger = await openLedger(database, options.ledger)
  return {
    ...newRealm(database, ledger),
    close: async () => {
      await ledger.close()
      await checkBooks(database.sql)
      await database.close()
    },
  }
}

/** Another realm in the same database. */
export const newRealm = (database: Database, ledger: Ledger): Books => {
  const realmId = id('rlm')
  const shop = chart.merchantPayable(id('app'))
  const network = chart.cardNetworkClearing(realmId)
  const frame = (kind: string, { slot }: Customer, resourceId: string) => ({
    id: transferIdOf(kind, resourceId),
    realmId,
    slot,
    kind,
    at: opening,
  })

  const topUp: Books['topUp'] = (to, amount, changes) => {
    const resource = id('tup')
    return {
      ...frame('top_up', to, resource),
      legs: [debit(network, amount), credit(to.account, amount)],
      movement: { id: resource, noun: 'top_up', facts: { amount } },
      outbox: [{ type: 'top_up.succeeded', id: resource }],
      ...changes,
    }
  }
  const payment: Books['payment'] = (from, amount, changes) => {
    const resource = id('pay')
    return {
      ...frame('payment', from, resource),
      legs: [debit(from.account, amount), credit(shop, amount)],
      movement: { id: resource, noun: 'payment', facts: { amount } },
      outbox: [{ type: 'payment.succeeded', id: resource }],
      ...changes,
    }
  }

  return {
    database,
    ledger,
    realmId,
    shop,
    network,
    topUp,
    payment,
    customer: async ({ slot = 0, balance = 0, cap, limits } = {}) => {
      const holder = { account: chart.customer(id('acc')), slot }
      await ledger.openAccount(database.sql, {
        ...{ realmId, ref: holder.account, slot },
        ...(cap !== undefined && { cap }),
        ...(limits && { limits }),
      })
      if (balance > 0) await ledger.submit(topUp(holder, balance))
      return holder
    },
    hold: (on, amount, holdId = id('hld')) => ({
      ...frame('withdrawal_hold', on, holdId),
      legs: [],
      hold: { act: 'open', id: holdId, account: on.account, amount },
    }),
    release: (on, holdId) => ({
      ...frame('withdrawal_release', on, holdId),
      legs: [],
      hold: { act: 'release', id: holdId, account: on.account },
    }),
    capture: (on, holdId, amount) => ({
      ...frame('withdrawal', on, holdId),
      legs: [debit(on.account, amount), credit(network, amount)],
      hold: { act: 'capture', id: holdId, account: on.account },
    }),
    balance: async (of) => (await ledger.balance(of.account)).available,
  }
}

export const id = (prefix: Parameters<typeof newId>[0]): string => newId(prefix, 0, 0, new Date())
