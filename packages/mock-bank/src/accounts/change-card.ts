import type { CreateCard, IdPrefix } from '@qiantang/sdk/contract'

import type { User } from '../apps/caller.ts'
import {
  type BoundCard,
  candidateAsks,
  hasBound,
  insertCandidate,
  issuerOf,
} from '../cards/index.ts'
import { askPin } from '../challenges/index.ts'
import { isMobile, readCustomer } from '../customers/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import { findAccount } from './account.ts'
import { cardFault, notAMobile } from './applicant.ts'
import type { AccountBank } from './bank.ts'
import { type FieldFault, refuseFaults } from './field-faults.ts'
import { mustAllow } from './what-may-move.ts'

/**
 * Asks for another bound card of an account; it begins with the PIN.
 *
 * @throws {BankError} `invalid_field`, `not_found`, `account_frozen`, `card_already_bound`,
 * `pin_not_set`, `attempts_exhausted`
 */
export const changeCard = async (
  bank: AccountBank,
  caller: User,
  input: CreateCard,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Promise<BoundCard> => {
  refuseFaults(faultsOf(input))
  const { accountId, cardNumber, mobile } = input
  const issuer = issuerOf(cardNumber) ?? fault('A card of no known bank was taken.')
  const account = await findAccount(bank.sql, caller, accountId)
  mustAllow(account, 'out')
  const customer = await readCustomer(bank, bank.sql, account.customerId)
  const id = newId('crd', account.slot)

  return bank.sql.begin(async (tx) => {
    if (await hasBound(bank, tx, caller, cardNumber)) throw new BankError('card_already_bound')
    const candidate = { id, accountId, cardNumber, mobile, issuer }
    const card = await insertCandidate(bank, tx, caller, customer, candidate)
    if (card.challengeId || card.status !== 'requires_action') return card
    const { realm, app, userId } = caller
    const { id: challengeId } = await askPin(bank, tx, {
      ...{ realm, app, userId, slot: account.slot, scene: 'change_card' },
      subject: { type: 'card', id },
    })
    return candidateAsks(tx, id, challengeId)
  })
}

const faultsOf = ({ cardNumber, mobile }: CreateCard): FieldFault[] => {
  const message = cardFault(cardNumber)
  return [
    ...(message === undefined ? [] : [{ path: 'cardNumber', message }]),
    ...(isMobile(mobile) ? [] : [{ path: 'mobile', message: notAMobile }]),
  ]
}
