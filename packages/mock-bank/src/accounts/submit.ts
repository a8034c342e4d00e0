import type { User } from '../apps/caller.ts'
import { askOtp, type Scene, sendSms } from '../challenges/index.ts'
import { BankError } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'
import { areAllAccepted } from './agreements.ts'
import { type Applicant, isComplete, missingOf } from './applicant.ts'
import {
  type Application,
  changeApplication,
  findApplication,
  type Purpose,
  standingOf,
} from './application.ts'
import type { AccountBank } from './bank.ts'
import { boundCardIs } from './bound-card-is.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { mustBeEligible } from './eligible.ts'
import { openDraft } from './sealed-applicant.ts'

/**
 * Has the factors checked at the card's bank, four or for Class II five, then sends a code to the mobile.
 * An application that waits for its code already is answered as it is.
 *
 * @throws {BankError} `application_not_open`, `application_incomplete`, `account_limit_reached`,
 * `account_not_eligible`, `rate_limited`, `attempts_exhausted`, `identity_mismatch`, `identity_unconfirmed`
 */
export const submitApplication = async (
  bank: AccountBank,
  caller: User,
  id: string,
): Promise<Application> => {
  const application = await findApplication(bank.sql, caller, id)
  const { status } = standingOf(application, now(bank, caller.realm))
  if (status === 'requires_action') return application
  if (status !== 'draft') throw new BankError('application_not_open')

  const applicant = completed(bank, application)
  await mustBeEligible(bank.sql, caller, application)
  await confirmIdentity(bank, caller, applicant, {
    class: application.class,
    alsoRight: await boundCardIs(bank, bank.sql, caller, application, applicant),
  })
  return askForCode(bank, caller, application, applicant)
}

const completed = (bank: AccountBank, application: Application): Applicant => {
  const draft = openDraft(bank.vault, application)
  const missing = missingOf(draft)
  if (!areAllAccepted(application.accepted)) missing.push('acceptedAgreements')
  if (!isComplete(draft) || missing.length > 0)
    throw new BankError('application_incomplete', { missing })
  return draft
}

const askForCode = async (
  bank: AccountBank,
  caller: User,
  checked: Application,
  { mobile }: Applicant,
): Promise<Application> => {
  const { realm, app, userId } = caller
  const asked = await bank.sql.begin(async (tx) => {
    const application = await findApplication(tx, caller, checked.id, { lock: true })
    const { status } = standingOf(application, now(bank, realm))
    if (status === 'requires_action') return { application }
    if (status !== 'draft') throw new BankError('application_not_open')
    // Somebody changed it while the card's bank was asked: what was confirmed is no longer what it says.
    if (application.version !== checked.version) throw new BankError('identity_unconfirmed')

    const { challenge, sms } = await askOtp(bank, tx, {
      ...{ realm, app, userId, mobile },
      ...{ scene: scenes[checked.purpose], subject: { type: 'application', id: checked.id } },
      slot: checked.slot,
    })
    const waiting = {
      status: 'requires_action',
      challengeId: challenge.id,
      failureCode: null,
    } as const
    await changeApplication(tx, checked.id, waiting)
    return { application: await findApplication(tx, caller, checked.id), sms }
  })
  if (asked.sms) await sendSms(bank, realm, asked.sms)
  return asked.application
}

const scenes = {
  open: 'open_account',
  upgrade: 'upgrade_account',
  reactivate: 'reactivate_account',
} as const satisfies Record<Purpose, Scene>
