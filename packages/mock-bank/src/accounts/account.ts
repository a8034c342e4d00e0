import { findCard, type BoundCard } from '../cards/index.ts'
import type { AppUser } from '../customers/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import type { AccountStatus, Freeze } from './account-status.ts'
import type { AccountClass } from './application.ts'

/** What a user may ask of their account that waits for the PIN. One thing at a time: the last wish stands. */
export type PendingAct = 'no_pin_limit' | 'unfreeze' | 'close'

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
  /** Fen; payments of the user up to it ask for no PIN. */
  noPinLimit: number
  /** All that holds it back; its status follows. */
  freezes: readonly Freeze[]
  dormantSince: Date | null
  /** When it was last taken up again after it had been dormant. */
  reactivatedAt: Date | null
  /** Of one that has become Class II: what it had turned over as Class III. */
  turnoverAsThree: number | null
  closedAt: Date | null
  /** When staff of the bank saw its holder. */
  faceToFaceAt: Date | null
  /** What waits for the PIN, and the question for it. */
  pending: PendingAct | null
  pendingChallengeId: string | null
  /** The higher limit that waits for it. */
  raiseTo: number | null
  /** When it was opened. */
  at: Date
}

/**
 * One account of a user; `not_found` for everybody else. With `lock`, nobody else changes it until the
 * transaction ends; with `keep`, others may keep it as well.
 */
export const findAccount = async (
  on: Queryable,
  { app, userId }: AppUser,
  accountId: string,
  { lock = false, keep = false }: { lock?: boolean; keep?: boolean } = {},
): Promise<Account> => {
  const [account] = await on<Account[]>`
    select * from accounts
    where id = ${accountId} and app_id = ${app.id} and user_id = ${userId}
    ${lock ? on`for update` : keep ? on`for share` : on``}`
  if (!account) throw new BankError('not_found')
  return account
}

/** One account of a realm, for what the bank itself does to it. */
export const findAccountInRealm = async (
  on: Queryable,
  realmId: string,
  accountId: string,
): Promise<Account> => {
  const [account] = await on<Account[]>`
    select * from accounts where id = ${accountId} and realm_id = ${realmId}`
  if (!account) throw new BankError('not_found')
  return account
}

/** Whose account it is, for what the bank carries on by itself. */
export const userOfAccount = async (on: Queryable, accountId: string): Promise<string> => {
  const [account] = await on<{ userId: string }[]>`
    select user_id from accounts where id = ${accountId}`
  return account?.userId ?? fault('An account is gone.')
}

/** A user's accounts that are not closed, in the one order in which several are ever locked. */
export const lockAccounts = (tx: Tx, { app, userId }: AppUser): Promise<Account[]> =>
  tx<Account[]>`
    select * from accounts
    where app_id = ${app.id} and user_id = ${userId} and status <> 'closed' order by id for update`

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

/** The bound card money comes from and goes to. */
export const cardOf = async (
  on: Queryable,
  { app }: Pick<AppUser, 'app'>,
  account: Account,
): Promise<BoundCard> =>
  (await findCard(on, { app, userId: account.userId }, account.cardId)) ??
  fault('An account lost its card.')
