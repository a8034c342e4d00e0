import type { ErrorCode } from '@qiantang/sdk/contract'

import { type Customer, meetCustomer, tieToCustomer } from '../customers/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'
import { countAccounts, findAccount, hasAccount } from './account.ts'
import { type Applicant, isComplete } from './applicant.ts'
import {
  type Application,
  changeApplication,
  findApplication,
  type Purpose,
  standingOf,
} from './application.ts'
import type { AccountBank } from './bank.ts'
import { boundCardIs } from './bound-card-is.ts'
import { isEligible } from './eligible.ts'
import { type Approved, openAccount, reactivateAccount, upgradeAccount } from './fulfil.ts'
import { presentApplication } from './present-application.ts'
import { openDraft } from './sealed-applicant.ts'
import type { Owner } from './tell-account.ts'

/**
 * The code was right: the person becomes a customer, the card is bound, the account opened, or the one
 * there is upgraded or reactivated; or the application is rejected. Once; called again it answers with
 * what became of it.
 */
export const approveApplication = (
  bank: AccountBank,
  opening: Owner,
  id: string,
): Promise<Application> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, opening.realm)
    const application = await findApplication(tx, opening, id, { lock: true })
    if (standingOf(application, at).status !== 'processing') return application

    const draft = openDraft(bank.vault, application)
    const applicant = isComplete(draft) ? draft : fault('An unfinished application was approved.')
    const customer = await meetCustomer(bank, tx, opening.realm.id, applicant, at)
    const refusal = await refusalOf(bank, tx, opening, application, applicant, customer, at)
    if (refusal) return reject(bank, tx, opening, application, refusal, at)
    await fulfil[application.purpose]({
      bank,
      tx,
      owner: opening,
      application,
      applicant,
      customer,
      at,
    })
    return approve(bank, tx, opening, application, at)
  })

const fulfil: Record<Purpose, (approved: Approved) => Promise<void>> = {
  open: openAccount,
  upgrade: upgradeAccount,
  reactivate: reactivateAccount,
}

/** What only shows once it is certain who the person is. The customer is locked, so the count holds. */
const refusalOf = async (
  bank: AccountBank,
  tx: Tx,
  opening: Owner,
  application: Application,
  applicant: Applicant,
  customer: Customer,
  at: Date,
): Promise<ErrorCode | null> => {
  const { class: accountClass, purpose, accountId } = application
  const isSamePerson = await tieToCustomer(bank, tx, opening, customer, at)
  if (!isSamePerson) return 'identity_mismatch'
  if (accountId !== null) {
    const account = await findAccount(tx, opening, accountId, { lock: true })
    if (!isEligible(account, purpose)) return 'account_not_eligible'
    if (!(await boundCardIs(bank, tx, opening, application, applicant))) return 'identity_mismatch'
  }
  if (purpose === 'reactivate') return null
  if (await hasAccount(tx, opening, accountClass)) return 'account_limit_reached'
  const held = await countAccounts(tx, customer.id, accountClass)
  return held < bank.rules.opening.accountsPerPerson ? null : 'account_limit_reached'
}

const reject = async (
  bank: AccountBank,
  tx: Tx,
  opening: Owner,
  { id }: Application,
  failureCode: ErrorCode,
  at: Date,
): Promise<Application> => {
  await changeApplication(tx, id, { status: 'rejected', failureCode })
  const rejected = await findApplication(tx, opening, id)
  const told = presentApplication(bank, rejected, at, 'zh-CN')
  await emit(tx, opening.realm, opening.app.id, 'application.rejected', told, at)
  return rejected
}

const approve = async (
  bank: AccountBank,
  tx: Tx,
  opening: Owner,
  { id }: Application,
  at: Date,
): Promise<Application> => {
  await changeApplication(tx, id, { status: 'approved' })
  const approved = await findApplication(tx, opening, id)
  const told = presentApplication(bank, approved, at, 'zh-CN')
  await emit(tx, opening.realm, opening.app.id, 'application.approved', told, at)
  return approved
}
