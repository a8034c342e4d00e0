import type { AccountBank } from '../accounts/index.ts'
import { issuerOf, lastFour } from '../cards/index.ts'
import type { FourElements } from '../cards/network/index.ts'
import { slotOfPerson } from '../customers/person.ts'
import { fault } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import type { Agreement } from './agreement.ts'
import { numberIndexOf, personIndexOf, sealElements } from './elements.ts'
import type { Accepted } from './texts.ts'

/** What a card is typed for. */
export interface Wish {
  realmId: string
  appId: string
  userId: string | null
  isSaved: boolean
  elements: FourElements
  accepted: readonly Accepted[]
  noOtpLimit: number
  at: Date
}

/** An agreement as it begins. It has its holder's place, as all that is theirs has. */
export const planAgreement = (
  bank: AccountBank,
  { realmId, appId, userId, isSaved, elements, accepted, noOtpLimit, at }: Wish,
  newId: (prefix: 'qpa', slot: Slot) => string,
): Agreement => {
  const issuer = issuerOf(elements.cardNumber) ?? fault('A card of no known bank was taken.')
  const slot = slotOfPerson(bank, elements.idNumber)
  const id = newId('qpa', slot)
  return {
    ...{ id, realmId, appId, userId, slot, isSaved },
    ...{ bankCode: issuer.bankCode, type: issuer.type, last4: lastFour(elements.cardNumber) },
    numberIndex: numberIndexOf(bank, realmId, elements.cardNumber),
    personIndex: personIndexOf(bank, realmId, elements.idNumber),
    sealedElements: sealElements(bank, realmId, id, elements),
    accepted: accepted.map(({ code, version }) => ({ code, version })),
    ...{ noOtpLimit, status: 'requires_action', challengeId: null, failureCode: null },
    ...{ createdAt: at, signedAt: null, endedAt: null },
  }
}
