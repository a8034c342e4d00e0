import { findCard, type BoundCard } from '../cards/index.ts'
import type { AppUser } from '../customers/index.ts'
import type { Queryable } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import type { AccountClass } from './application.ts'

export type AccountStatus = 'active' | 'frozen_debit' | 'frozen_all' | 'dormant' | 'closed'

/** An e-account: one user's, in one app. */
export interface Account {
  id: string
  realmId: string
  appId: string
  userId: string
  /** The person behind the user. Internal: it links users over apps, so it never leaves. */
  customerId: string
  slot: Slot
  class: AccountClass
  status: AccountStatus
  /** Fen; null where the class has no cap. */
  balanceCap: number | null
  cardId: string
  /** When it was opened. */
  at: Date
}

/** One account of a user; `not_found` for everybody else. */
export const findAccount = async (
  on: Queryable,
  { app, userId }: AppUser,
  accountId: string,
): Promise<Account> => {
  const [account] = await on<Account[]>`
    select * from accounts
    where id = ${accountId} and app_id = ${app.id} and user_id = ${userId}`
  if (!account) throw new BankError('not_found')
  return account
}

/** A user's accounts, newest first. */
export const listAccounts = (on: Queryable, { app, userId }: AppUser): Promise<Account[]> =>
  on<Account[]>`
    select * from accounts where app_id = ${app.id} and user_id = ${userId} order by id desc`

/** The accounts a person holds at the bank, whichever app they belong to; closed ones are not counted. */
export const countAccounts = async (
  on: Queryable,
  customerId: string,
  accountClass: AccountClass,
): Promise<number> => {
  const [row] = await on<{ count: number }[]>`
    select count(*) from accounts
    where customer_id = ${customerId} and class = ${accountClass} and status <> 'closed'`
  return row?.count ?? 0
}

export const hasAccount = async (
  on: Queryable,
  { app, userId }: AppUser,
  accountClass: AccountClass,
): Promise<boolean> => {
  const found = await on`
    select 1 from accounts
    where app_id = ${app.id} and user_id = ${userId} and class = ${accountClass}
      and status <> 'closed'`
  return found.length > 0
}

/** @throws {BankError} `account_limit_reached` where the user has an account of this class. */
export const mustLackAccount = async (
  on: Queryable,
  user: AppUser,
  accountClass: AccountClass,
): Promise<void> => {
  if (await hasAccount(on, user, accountClass)) throw new BankError('account_limit_reached')
}

/** Whether the account's state lets money move this way. */
export const allows = ({ status }: Account, direction: 'in' | 'out'): boolean =>
  status === 'active' || (status === 'frozen_debit' && direction === 'in')

/** @throws {BankError} `account_frozen` where the account's state forbids the movement. */
export const mustAllow = (account: Account, direction: 'in' | 'out'): void => {
  if (!allows(account, direction)) throw new BankError('account_frozen', { status: account.status })
}

/** The bound card money comes from and goes to. */
export const cardOf = async (
  on: Queryable,
  { app }: AppUser,
  account: Account,
): Promise<BoundCard> =>
  (await findCard(on, { app, userId: account.userId }, account.cardId)) ??
  fault('An account lost its card.')
