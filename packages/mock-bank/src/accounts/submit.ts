import type { User } from '../apps/caller.ts'
import { askOtp, mustBeSendable, sendSms } from '../challenges/index.ts'
import { mobileIndex } from '../customers/index.ts'
import { BankError } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'
import { mustLackAccount } from './account.ts'
import { areAllAccepted } from './agreements.ts'
import { type Applicant, isComplete, missingOf } from './applicant.ts'
import { type Application, changeApplication, findApplication, standingOf } from './application.ts'
import type { AccountBank } from './bank.ts'
import { countTry, uncountTry } from './identity-tries.ts'
import { openDraft } from './sealed-applicant.ts'

/**
 * Has the four factors checked at the card's bank, then sends a code to the mobile. An application that
 * waits for its code already is answered as it is.
 *
 * @throws {BankError} `application_not_open`, `application_incomplete`, `account_limit_reached`,
 * `rate_limited`, `attempts_exhausted`, `identity_mismatch`, `identity_unconfirmed`
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
  await mustLackAccount(bank.sql, caller, application.class)
  await confirmIdentity(bank, caller, applicant)
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

/** Asks the card's bank, outside any transaction. Whatever it does not like, the answer to the caller is the same. */
const confirmIdentity = async (
  bank: AccountBank,
  { realm }: User,
  applicant: Applicant,
): Promise<void> => {
  const at = now(bank, realm)
  const to = { realmId: realm.id, mobileIndex: mobileIndex(bank, realm.id, applicant.mobile) }
  await mustBeSendable(bank, bank.sql, to, at)

  const counted = await countTry(bank, realm.id, applicant, at)
  const { name, idNumber, mobile, cardNumber } = applicant
  const result = await bank.cardNetwork.verify(realm.id, { name, idNumber, mobile, cardNumber })
  // The network turned down the message, not the person: that is ours to mend.
  const refused = result.outcome === 'refused' && result.reason !== 'not_accepted'
  if (refused) throw new BankError('identity_mismatch')

  await uncountTry(bank.sql, counted)
  if (result.outcome !== 'done') throw new BankError('identity_unconfirmed')
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
      ...{ scene: 'open_account', subject: { type: 'application', id: checked.id } },
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
