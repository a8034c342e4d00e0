import type { Behaviour } from './network/behaviours.ts'

/** A card at one of the other banks, and what that bank does when the network asks for it. */
export interface TestCard {
  number: string
  bank: { zh: string; en: string }
  behaviour: Behaviour
  /** What the card is of, as its bank says when it is asked; null where it does not say. @default 'class_i' */
  holds?: CardHolds | null
}

/** A bank account by its class (Ⅰ、Ⅱ、Ⅲ类户), or a credit card. */
export type CardHolds = 'class_i' | 'class_ii' | 'class_iii' | 'credit'

/** A person the other banks know. All are invented; every number has a valid check digit. */
export interface TestPerson {
  name: string
  /** Resident id number, 18 characters. */
  idNumber: string
  /** The mobile the other banks have on file. */
  mobile: string
  about: { zh: string; en: string }
  cards: Readonly<Record<string, TestCard>>
}

/** A card together with the person it belongs to and the names both go by in the table. */
export interface Holding {
  person: string
  card: string
  holder: TestPerson
  details: TestCard
}
