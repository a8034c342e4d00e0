import type { CreateQuickPayAgreement, IdPrefix } from '@qiantang/sdk/contract'

import type { AccountBank } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { askOtp, sendSms } from '../challenges/index.ts'
import { BankError } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import { dayOf } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import type { Saved } from './agreement.ts'
import {
  activeAgreementFor,
  findAgreement,
  insertAgreement,
  updateAgreement,
} from './agreement-table.ts'
import { confirmCard } from './confirm-card.ts'
import { elementsOf } from './elements.ts'
import { planAgreement } from './plan-agreement.ts'
import { mustHaveAccepted } from './texts.ts'

/** A card as it was typed, and under which path its faults are told. */
type Input = CreateQuickPayAgreement & { path: 'person' | 'sealedPerson' }

/**
 * A user signs a card up for quick pay: its bank is asked, then a code goes to its mobile.
 *
 * @throws {BankError} `invalid_field`, `agreement_not_accepted`, `agreement_exists`, and why the card's bank, or the
 * number of tries, does not allow it
 */
export const createAgreement = async (
  bank: AccountBank,
  caller: User,
  { person, path, acceptedAgreements: accepted, noOtpLimit = 0 }: Input,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Promise<Saved> => {
  const { realm, app, userId } = caller
  const at = now(bank, realm)
  const elements = elementsOf(person, path, dayOf(at))
  mustHaveAccepted(accepted)
  const whose = { realmId: realm.id, appId: app.id, userId }
  const planned = planAgreement(
    bank,
    { ...whose, isSaved: true, elements, accepted, noOtpLimit, at },
    newId,
  )
  const left = await leftBefore(bank, caller, planned.id)
  if (left) return left

  if (await activeAgreementFor(bank.sql, caller, planned.numberIndex))
    throw new BankError('agreement_exists')
  const { network = null } = caller
  await confirmCard(bank, { realm, app, whose: caller, checkoutSessionId: null, network }, elements)
  const sms = await bank.sql.begin(async (tx) => {
    const agreement = await insertAgreement(tx, planned)
    const asked = await askOtp(bank, tx, {
      ...{ realm, app, userId, slot: agreement.slot, mobile: elements.mobile, payee: app.name },
      ...{ scene: 'quick_pay_sign', subject: { type: 'quick_pay_agreement', id: agreement.id } },
    })
    await updateAgreement(tx, agreement, { challengeId: asked.challenge.id })
    return asked.sms
  })
  await sendSms(bank, realm, sms)
  return findAgreement(bank.sql, caller, planned.id)
}

/** What a run of the same call has left that died before it answered. */
const leftBefore = async (
  bank: AccountBank,
  caller: User,
  id: string,
): Promise<Saved | undefined> => {
  try {
    return await findAgreement(bank.sql, caller, id)
  } catch (error) {
    if (error instanceof BankError && error.code === 'not_found') return undefined
    throw error
  }
}
