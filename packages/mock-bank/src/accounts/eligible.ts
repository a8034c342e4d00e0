import type { WriteApplication } from '@qiantang/sdk/contract'

import type { AppUser } from '../customers/index.ts'
import type { Queryable } from '../kernel/database/index.ts'
import { BankError, invalidField } from '../kernel/errors.ts'
import { type Account, findAccount, mustLackAccount } from './account.ts'
import type { AccountClass, Application, Purpose } from './application.ts'

/** What is applied for. */
export type Wish = Pick<Application, 'purpose' | 'class' | 'accountId'>

/**
 * What a user applies for, all of it said.
 *
 * @throws {BankError} `invalid_field` where it contradicts itself, `not_found` for an account the user lacks
 */
export const wishOf = async (
  on: Queryable,
  user: AppUser,
  { purpose = 'open', class: wanted, accountId }: WriteApplication,
): Promise<Wish> => {
  if (purpose === 'open') {
    if (accountId !== undefined) throw invalidField('accountId', 'An opening is of no account yet.')
    return { purpose, class: wanted ?? 'III', accountId: null }
  }
  if (accountId === undefined) throw invalidField('accountId', 'Needed: which account it is about.')
  const account = await findAccount(on, user, accountId)
  const becomes = purpose === 'upgrade' ? 'II' : account.class
  if (wanted !== undefined && wanted !== becomes)
    throw invalidField('class', `By this the account is of Class ${becomes}.`)
  return { purpose, class: becomes, accountId }
}

/** @throws {BankError} `account_limit_reached`, `account_not_eligible` */
export const mustBeEligible = async (on: Queryable, user: AppUser, wish: Wish): Promise<void> => {
  const { purpose, accountId, class: accountClass } = wish
  if (purpose !== 'reactivate') await mustLackAccount(on, user, accountClass)
  if (accountId === null) return
  const account = await findAccount(on, user, accountId)
  if (!isEligible(account, purpose)) throw new BankError('account_not_eligible')
}

/** Whether this can be done with an account as it stands. */
export const isEligible = (
  { class: accountClass, status, dormantSince }: Account,
  purpose: Exclude<Purpose, 'open'> | Purpose,
): boolean =>
  purpose === 'upgrade'
    ? accountClass === ('III' satisfies AccountClass) && status === 'active'
    : dormantSince !== null && status === 'dormant'
