import { isCardNumber, issuerOf } from '../cards/index.ts'
import {
  ageOn,
  isMobile,
  isName,
  normaliseName,
  type Person,
  readResidentId,
  type ResidentIdFault,
  type Rules,
} from '../customers/index.ts'
import type { AccountClass } from './application.ts'
import type { FieldFault } from './field-faults.ts'

/** Who asks for an account, and the card they prove it by. */
export interface Applicant extends Person {
  cardNumber: string
}

/** What of it is known so far. */
export type Draft = { [Field in keyof Applicant]?: Applicant[Field] | undefined }

/** The form details are compared and kept in. */
export const normalised = ({ name, idNumber, mobile, cardNumber }: Draft): Draft => ({
  ...(name !== undefined && { name: normaliseName(name) }),
  ...(idNumber !== undefined && { idNumber: idNumber.toUpperCase() }),
  ...(mobile !== undefined && { mobile }),
  ...(cardNumber !== undefined && { cardNumber }),
})

/** Who asks for what, and when. */
export interface Asking {
  class: AccountClass
  rules: Rules
  /** A day in China. */
  today: string
}

/** What is wrong with the details given. */
export const applicantFaults = (draft: Draft, asking: Asking): FieldFault[] => {
  const { name, idNumber, mobile, cardNumber } = draft
  const messages: Record<keyof Applicant, string | undefined> = {
    name: name === undefined || isName(name) ? undefined : notAName,
    idNumber: idNumber === undefined ? undefined : idNumberFault(idNumber, asking),
    mobile: mobile === undefined || isMobile(mobile) ? undefined : notAMobile,
    cardNumber: cardNumber === undefined ? undefined : cardFault(cardNumber),
  }
  return Object.entries(messages).flatMap(([field, message]) =>
    message === undefined ? [] : [{ path: `person.${field}`, message }],
  )
}

/** The paths of what is still missing. */
export const missingOf = (draft: Draft): string[] =>
  (['name', 'idNumber', 'mobile', 'cardNumber'] as const)
    .filter((field) => draft[field] === undefined)
    .map((field) => `person.${field}`)

export const isComplete = (draft: Draft): draft is Applicant => missingOf(draft).length === 0

export const notAName = 'Expected 2 to 30 Chinese characters, with single dots between them if any.'
export const notAMobile = 'Expected a mobile number of mainland China, 11 digits.'

const idNumberFault = (
  idNumber: string,
  { class: accountClass, rules, today }: Asking,
): string | undefined => {
  const read = readResidentId(idNumber, today)
  if (typeof read === 'string') return idNumberMessages[read]
  const minAge = rules.opening.minAge[accountClass]
  if (ageOn(today, read.birthday) >= minAge) return undefined
  return `Class ${accountClass} accounts are opened online from the age of ${minAge} on.`
}

/** What is wrong with an id number, of whatever age its holder is. */
export const idNumberFaultOf = (idNumber: string, today: string): string | undefined => {
  const read = readResidentId(idNumber, today)
  return typeof read === 'string' ? idNumberMessages[read] : undefined
}

const idNumberMessages: Record<ResidentIdFault, string> = {
  format: 'Expected 17 digits and a check digit, which may be X.',
  region: 'The first digits are no province’s.',
  birthday: 'The date of birth is not a day from 1900 until today.',
  check_digit: 'The check digit does not fit.',
}

/** What is wrong with a card's number. */
export const cardFault = (cardNumber: string): string | undefined => {
  if (!isCardNumber(cardNumber)) return 'Expected 13 to 19 digits with a right check digit.'
  const issuer = issuerOf(cardNumber)
  if (!issuer) return 'The bank does not know this card’s bank.'
  if (issuer.type === 'prepaid') return 'A prepaid card cannot be bound.'
  return undefined
}
