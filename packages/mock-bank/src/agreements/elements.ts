import type { FourFactors } from '@qiantang/sdk/contract'

import { cardFault, idNumberFaultOf, notAMobile, notAName } from '../accounts/index.ts'
import type { FourElements } from '../cards/network/index.ts'
import { isMobile, isName, normaliseName } from '../customers/index.ts'
import { idNumberIndex } from '../customers/person.ts'
import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Agreement } from './agreement.ts'

/**
 * What was typed of a card and its holder, in the form it is compared and kept in.
 *
 * @throws {BankError} `invalid_field` for all that is wrong at once; the messages never repeat a value.
 */
export const elementsOf = (typed: FourFactors, path: string, today: string): FourElements => {
  const { mobile, cardNumber } = typed
  const name = normaliseName(typed.name)
  const idNumber = typed.idNumber.toUpperCase()
  const messages = {
    name: isName(name) ? undefined : notAName,
    idNumber: idNumberFaultOf(idNumber, today),
    mobile: isMobile(mobile) ? undefined : notAMobile,
    cardNumber: cardFault(cardNumber),
  }
  const fields = Object.entries(messages).flatMap(([field, message]) =>
    message === undefined
      ? []
      : [{ path: `${path}.${field}`, code: 'invalid_field' as const, message }],
  )
  if (fields.length > 0) throw new BankError('invalid_field', {}, fields)
  return { name, idNumber, mobile, cardNumber }
}

type Keys = Pick<Kernel, 'vault'>

/** How a card is found again. */
export const numberIndexOf = ({ vault }: Keys, realmId: string, cardNumber: string): string =>
  vault.index('card-number', `${realmId} ${cardNumber}`)

/** How its holder is found again: as the bank's own customers are. */
export const personIndexOf = idNumberIndex

export const sealElements = (
  { vault }: Keys,
  realmId: string,
  agreementId: string,
  elements: FourElements,
): string => vault.seal(realmId, placeOf(agreementId), JSON.stringify(elements))

/** What was typed, for the card network and the code's message, and for nobody else. */
export const readElements = (
  { vault }: Keys,
  { id, realmId, sealedElements }: Pick<Agreement, 'id' | 'realmId' | 'sealedElements'>,
): FourElements => JSON.parse(vault.open(realmId, placeOf(id), sealedElements)) as FourElements

const placeOf = (agreementId: string) => `quick_pay_agreements.elements:${agreementId}`
