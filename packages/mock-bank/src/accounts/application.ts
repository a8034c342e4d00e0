import type { ErrorCode } from '@qiantang/sdk/contract'

import type { User } from '../apps/caller.ts'
import { type ChallengeStatus, stateOf } from '../challenges/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import type { Accepted } from './agreements.ts'

export type AccountClass = 'II' | 'III'

/** A new account, a Class III account that becomes Class II, or a dormant one that is used again. */
export type Purpose = 'open' | 'upgrade' | 'reactivate'

/** The opening of an account, its upgrade or reactivation, as recorded. */
export interface Application {
  id: string
  realmId: string
  appId: string
  userId: string
  slot: Slot
  purpose: Purpose
  /** Of the account, once this is approved. */
  class: AccountClass
  status: 'draft' | 'requires_action' | 'approved' | 'rejected' | 'expired'
  sealedPerson: string | null
  accepted: readonly Accepted[]
  version: number
  challengeId: string | null
  failureCode: ErrorCode | null
  /** The one that is upgraded or reactivated; of an opening, the new one. */
  accountId: string | null
  expiresAt: Date
  at: Date
  /** Of the challenge it waits for. */
  challengeStatus: ChallengeStatus | null
  challengeExpiresAt: Date | null
}

export interface Standing {
  status: Application['status'] | 'processing'
  failureCode: ErrorCode | null
}

/** How it stands at a moment, whether or not the passing of time was recorded. */
export const standingOf = (application: Application, at: Date): Standing => {
  const { status, failureCode } = application
  if (status === 'approved' || status === 'rejected' || status === 'expired')
    return { status, failureCode }
  if (application.expiresAt <= at) return { status: 'expired', failureCode: null }
  if (status === 'draft') return { status, failureCode }

  const challenge = challengeStateOf(application, at)
  if (challenge === 'pending') return { status, failureCode }
  if (challenge === 'passed') return { status: 'processing', failureCode: null }
  // It falls back to a draft, which can be submitted again.
  return { status: 'draft', failureCode: 'not_completed' }
}

const challengeStateOf = (
  { challengeStatus, challengeExpiresAt }: Application,
  at: Date,
): ChallengeStatus =>
  challengeStatus && challengeExpiresAt
    ? stateOf({ status: challengeStatus, expiresAt: challengeExpiresAt }, at)
    : 'expired'

/** Whose an application is. */
export type Applying = Pick<User, 'app' | 'userId'>

/** One application of a user. With `lock`, nobody else changes it until the transaction ends. */
export const findApplication = async (
  on: Queryable,
  { app, userId }: Applying,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Application> => {
  const [application] = await on<Application[]>`
    ${selected(on)} where a.id = ${id} and a.app_id = ${app.id} and a.user_id = ${userId}
    ${lock ? on`for update of a` : on``}`
  if (!application) throw new BankError('not_found')
  return application
}

/** A user's applications, newest first; those after `before` for the next page. */
export const listApplications = (
  on: Queryable,
  { app, userId }: Applying,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<Application[]> =>
  on<Application[]>`
    ${selected(on)} where a.app_id = ${app.id} and a.user_id = ${userId}
    ${before === undefined ? on`` : on`and a.id < ${before}`}
    order by a.id desc limit ${limit}`

/** Changes an application that the caller has locked. */
export const changeApplication = async (
  tx: Tx,
  id: string,
  change: Partial<
    Pick<Application, 'status' | 'challengeId' | 'failureCode' | 'accountId' | 'sealedPerson'>
  >,
): Promise<void> => {
  await tx`update applications set ${tx(change)} where id = ${id}`
}

const selected = (on: Queryable) => on`
  select a.*, c.status as challenge_status, c.expires_at as challenge_expires_at
  from applications a left join challenges c on c.id = a.challenge_id`
