import { record } from '../audit/index.ts'
import { mustBeSendable } from '../challenges/index.ts'
import type { CardHolds, VerifyResult } from '../cards/network/index.ts'
import { mobileIndex } from '../customers/index.ts'
import { BankError } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'
import type { Applicant } from './applicant.ts'
import type { AccountClass } from './application.ts'
import type { AccountBank } from './bank.ts'
import { countTry, uncountTry } from './identity-tries.ts'
import type { Owner } from './tell-account.ts'

export interface Needed {
  /** Class II takes a fifth factor: what kind of account the card is of. */
  class: AccountClass
  /** Whether what the bank itself knows agrees. It is looked at last, so that the way is the same for all. */
  alsoRight: boolean
}

/**
 * Asks the card's bank, outside any transaction. Whatever it does not like, the answer to the caller is
 * the same.
 *
 * @throws {BankError} `rate_limited`, `attempts_exhausted`, `identity_mismatch`, `identity_unconfirmed`
 */
export const confirmIdentity = async (
  bank: AccountBank,
  caller: Owner,
  applicant: Applicant,
  { class: accountClass, alsoRight }: Needed,
): Promise<void> => {
  const { realm } = caller
  const at = now(bank, realm)
  const to = { realmId: realm.id, mobileIndex: mobileIndex(bank, realm.id, applicant.mobile) }
  await mustBeSendable(bank, bank.sql, to, at)

  const counted = await countTry(bank, realm.id, applicant, at)
  const { name, idNumber, mobile, cardNumber } = applicant
  const elements = { name, idNumber, mobile, cardNumber }
  const result = await bank.cardNetwork.verify(realm.id, elements)
  if (!isRight(result, accountClass) || (result.outcome === 'done' && !alsoRight)) {
    await bank.sql.begin((tx) => record(bank, tx, caller, 'identity.refused', {}, at))
    throw new BankError('identity_mismatch')
  }

  await uncountTry(bank.sql, counted)
  if (result.outcome !== 'done') throw new BankError('identity_unconfirmed')
}

const isRight = (result: VerifyResult, accountClass: AccountClass): boolean => {
  if (result.outcome === 'done') return accountClass === 'III' || boundable.includes(result.holds)
  // The network turned down the message, not the person: that is ours to mend.
  return result.outcome === 'unknown' || result.reason === 'not_accepted'
}

/** What a Class II account may be bound to. */
const boundable: readonly CardHolds[] = ['class_i', 'credit']
