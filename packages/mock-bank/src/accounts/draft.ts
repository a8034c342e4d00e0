import type { UpdateApplication, WriteApplication } from '@qiantang/sdk/contract'

import type { User } from '../apps/caller.ts'
import { type ChallengeBank, withdrawChallenge } from '../challenges/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, invalidField } from '../kernel/errors.ts'
import { type Slot, slotOf } from '../kernel/ids.ts'
import { addSeconds, dayOf } from '../kernel/time.ts'
import { schedule } from '../realms/jobs.ts'
import { now } from '../realms/realm.ts'
import { agreementFaults } from './agreements.ts'
import { applicantFaults, type Draft, normalised } from './applicant.ts'
import {
  type AccountClass,
  type Application,
  type Applying,
  findApplication,
  standingOf,
} from './application.ts'
import { mustBeEligible, wishOf } from './eligible.ts'
import { refuseFaults } from './field-faults.ts'
import { openDraft, sealDraft } from './sealed-applicant.ts'

/** The job that closes an application nobody has finished: `src/jobs` runs it. */
export const applicationExpires = 'application.expires'

/** Applications are spread by user; the person is not known yet. */
export const slotOfApplications = (
  { vault }: Pick<ChallengeBank, 'vault'>,
  { app, userId }: Applying,
): Slot => slotOf(vault.key('slot'), app.id, userId)

/**
 * Begins the opening of an account, its upgrade or reactivation. `id` is the call's own, so that a
 * repeated call finds its draft.
 *
 * @throws {BankError} `invalid_field`, `not_found`, `account_limit_reached`, `account_not_eligible`
 */
export const createApplication = async (
  bank: ChallengeBank,
  caller: User,
  id: string,
  input: WriteApplication,
): Promise<Application> => {
  const { realm, app, userId } = caller
  const at = now(bank, realm)
  const wish = await wishOf(bank.sql, caller, input)
  const draft = checked(bank, input, wish.class, at)
  const accepted = input.acceptedAgreements ?? []
  const expiresAt = addSeconds(at, bank.rules.opening.applicationHours * 3600)

  return bank.sql.begin(async (tx) => {
    await mustBeEligible(tx, caller, wish)
    await tx`
      insert into applications ${tx({
        ...{ id, realmId: realm.id, appId: app.id, userId, slot: slotOfApplications(bank, caller) },
        ...{ ...wish, status: 'draft' },
        sealedPerson: sealDraft(bank.vault, { id, realmId: realm.id }, draft),
        accepted: tx.json(accepted),
        ...{ expiresAt, at, recordedAt: bank.wall() },
      })} on conflict (id) do nothing`
    await scheduleExpiry(tx, { id, realmId: realm.id, expiresAt })
    return findApplication(tx, caller, id)
  })
}

/**
 * Adds to a draft or changes it. One that waits for its code becomes a draft again; the code is void.
 *
 * @throws {BankError} `invalid_field`, `application_not_open`
 */
export const updateApplication = (
  bank: ChallengeBank,
  caller: User,
  id: string,
  input: UpdateApplication,
): Promise<Application> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, caller.realm)
    const application = await findApplication(tx, caller, id, { lock: true })
    const { status } = standingOf(application, at)
    if (status !== 'draft' && status !== 'requires_action')
      throw new BankError('application_not_open')

    const accountClass = input.class ?? application.class
    if (application.purpose !== 'open' && accountClass !== application.class)
      throw invalidField('class', 'Only of an opening can the class be changed.')
    const known = openDraft(bank.vault, application)
    // Another class may ask more of what was given before.
    const person = { ...known, ...normalised(input.person ?? {}) }
    const draft = checked(bank, { ...input, person }, accountClass, at)
    const accepted = input.acceptedAgreements ?? application.accepted
    if (application.challengeId) await withdrawChallenge(tx, application.challengeId, at)
    await tx`
      update applications set ${tx({
        ...{ status: 'draft', challengeId: null, failureCode: null },
        class: accountClass,
        sealedPerson: sealDraft(bank.vault, application, draft),
        accepted: tx.json(accepted),
        version: application.version + 1,
      })} where id = ${id}`
    return findApplication(tx, caller, id)
  })

/** The details given, in the form they are kept in; refused for all that is wrong with them at once. */
const checked = (
  bank: ChallengeBank,
  input: Pick<UpdateApplication, 'acceptedAgreements'> & { person?: Draft | undefined },
  accountClass: AccountClass,
  at: Date,
): Draft => {
  const draft = normalised(input.person ?? {})
  refuseFaults([
    ...applicantFaults(draft, { class: accountClass, rules: bank.rules, today: dayOf(at) }),
    ...agreementFaults(input.acceptedAgreements ?? []),
  ])
  return draft
}

const scheduleExpiry = (
  tx: Tx,
  { id, realmId, expiresAt }: Pick<Application, 'id' | 'realmId' | 'expiresAt'>,
): Promise<void> =>
  schedule(tx, {
    realmId,
    kind: applicationExpires,
    dueAt: expiresAt,
    payload: { applicationId: id },
    key: id,
  })
