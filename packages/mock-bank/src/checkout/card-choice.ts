import { type ConfirmCheckout, FourFactors } from '@qiantang/sdk/contract'

import { openSealed } from '../apps/sealed-body.ts'
import type { CardChoice } from '../card-payments/index.ts'
import { invalidField } from '../kernel/errors.ts'
import type { OrderBank } from '../orders/index.ts'

/**
 * The card a payer has chosen, opened where it was sealed; null where they pay another way.
 *
 * @throws {BankError} `invalid_field`, `encryption_key_unknown`
 */
export const cardChoiceOf = async (
  bank: OrderBank,
  input: ConfirmCheckout,
): Promise<CardChoice | null> => {
  const { channel, agreementId, card, sealedCard, save = false } = input
  if (channel !== 'quick_pay') {
    const stray = fields.find((field) => input[field] !== undefined)
    if (stray) throw invalidField(stray, 'Only quick_pay takes it.')
    return null
  }
  const [way, other] = ways.filter((name) => input[name] !== undefined)
  if (way === undefined || other !== undefined)
    throw invalidField(other ?? 'card', `Expected one of ${ways.join(', ')}.`)
  if (agreementId !== undefined) return { agreementId }

  const accepted = input.acceptedAgreements ?? []
  if (card !== undefined) return { typed: card, path: 'card', save, accepted }
  const typed = await openSealed(bank, 'sealedCard', sealedCard ?? '', FourFactors)
  return { typed, path: 'sealedCard', save, accepted }
}

const ways = ['agreementId', 'card', 'sealedCard'] as const
const fields = [...ways, 'save', 'acceptedAgreements'] as const
