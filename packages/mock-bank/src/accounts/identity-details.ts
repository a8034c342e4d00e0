import type { IdentityDetails, IdentityRequest } from '@qiantang/sdk/contract'

import type { User } from '../apps/caller.ts'
import { customerIdOf } from '../customers/index.ts'
import type { Queryable } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { dayOf, toTimestamp } from '../kernel/time.ts'
import { scheduleAll } from '../realms/jobs.ts'
import { now, type Realm } from '../realms/realm.ts'
import { findAccount } from './account.ts'
import type { AccountBank } from './bank.ts'
import { type FieldFault, refuseFaults } from './field-faults.ts'
import { unfreezeLocked } from './freeze.ts'
import { ownerOf } from './owner-of.ts'
import { withinTheHour } from './within-the-hour.ts'

interface RequestRow {
  customerId: string
  realmId: string
  dueAt: Date
  givenAt: Date | null
}

/** Whether a user is asked for more about themselves, and until when. */
export const readIdentityRequest = async (
  { sql }: Pick<AccountBank, 'sql'>,
  user: User,
): Promise<IdentityRequest> => {
  const request = await requestOf(sql, user)
  if (!request) return { status: 'not_needed', dueAt: null, givenAt: null }
  const { dueAt, givenAt } = request
  return {
    status: givenAt ? 'given' : 'needed',
    dueAt: toTimestamp(dueAt),
    givenAt: givenAt && toTimestamp(givenAt),
  }
}

/**
 * What a person says of themselves: kept sealed, and accounts that were stopped for want of it move again.
 * Given again, it takes the place of what was given before.
 *
 * @throws {BankError} `invalid_field`, `identity_details_not_needed`
 */
export const giveIdentityDetails = async (
  bank: AccountBank,
  caller: User,
  details: IdentityDetails,
): Promise<IdentityRequest> => {
  const at = now(bank, caller.realm)
  refuseFaults(faultsOf(details, dayOf(at)))
  const request = await requestOf(bank.sql, caller)
  if (!request) throw new BankError('identity_details_not_needed')
  const { customerId, realmId } = request
  const place = `identity_requests.details:${customerId}`
  await bank.sql`
    update identity_requests set ${bank.sql({
      sealedDetails: bank.vault.seal(realmId, place, JSON.stringify(details)),
      givenAt: at,
    })} where customer_id = ${customerId}`
  await release(bank, caller, customerId)
  return readIdentityRequest(bank, caller)
}

const requestOf = async (on: Queryable, user: User): Promise<RequestRow | undefined> => {
  const customerId = await customerIdOf(on, user)
  if (customerId === undefined) return undefined
  const [request] = await on<RequestRow[]>`
    select customer_id, realm_id, due_at, given_at from identity_requests
    where customer_id = ${customerId}`
  return request
}

/**
 * It is the person who was asked, whichever the app. What the user who gives it has here moves again at once, and each
 * account in another app at a moment of its own: those who are told of both are not to see that they belong together.
 */
const release = async (bank: AccountBank, user: User, customerId: string): Promise<void> => {
  const { realm, app, userId } = user
  const accounts = await bank.sql<{ id: string; isHere: boolean }[]>`
    select id, app_id = ${app.id} and user_id = ${userId} as is_here from accounts
    where customer_id = ${customerId} and status <> 'closed' order by id`
  const [here, elsewhere] = [
    accounts.filter(({ isHere }) => isHere),
    accounts.filter(({ isHere }) => !isHere),
  ]
  for (const { id: accountId } of here) await releaseAccount(bank, realm, { accountId })
  const at = now(bank, realm)
  const releases = elsewhere.map(({ id: accountId }) => ({
    ...{ realmId: realm.id, kind: releaseAccountJob, key: `${releaseAccountJob} ${accountId}` },
    ...{ payload: { accountId }, dueAt: withinTheHour(at) },
  }))
  await scheduleAll(bank.sql, releases)
}

/** The job that lets one account move again: `src/jobs` runs it. */
export const releaseAccountJob = 'identity_details.release_account'

/** Takes back what an account was stopped for, and nothing else. */
export const releaseAccount = async (
  bank: AccountBank,
  realm: Realm,
  { accountId }: { accountId: string },
): Promise<void> => {
  const owner = await ownerOf(bank, realm, accountId)
  await bank.sql.begin(async (tx) => {
    const account = await findAccount(tx, owner, accountId, { lock: true })
    await unfreezeLocked(bank, tx, owner, account, { reason: 'identity_overdue' })
  })
}

const faultsOf = (
  { documentExpiresOn, documentFront, documentBack }: IdentityDetails,
  today: string,
): FieldFault[] => [
  ...(documentExpiresOn !== 'long_term' && !isDayFrom(documentExpiresOn, today)
    ? [{ path: 'documentExpiresOn', message: 'Expected a day that has not passed.' }]
    : []),
  ...imageFaults('documentFront', documentFront),
  ...imageFaults('documentBack', documentBack),
]

const isDayFrom = (day: string, today: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) && day >= today
}

/** The first bytes of a JPEG and of a PNG file. */
const beginnings = ['ffd8ff', '89504e47']

const imageFaults = (path: string, base64: string): FieldFault[] => {
  const begin = Buffer.from(base64.slice(0, 8), 'base64').toString('hex')
  const isImage = beginnings.some((beginning) => begin.startsWith(beginning))
  return isImage ? [] : [{ path, message: 'Expected a JPEG or PNG image in base64.' }]
}
