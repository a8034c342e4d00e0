import { aboutBehaviour } from './network/behaviours.ts'
import { payersPage } from './payers.ts'
import { People } from './people.ts'
import type { CardHolds, TestPerson } from './test-person.ts'

type Words = { zh: string; en: string }

/** What is worth knowing of a card beside how it behaves: what it is of, where that is not the usual. */
const aboutHolding: Record<CardHolds | 'unsaid', Words | undefined> = {
  class_i: undefined,
  class_ii: { zh: 'Ⅱ类户，不能用于开立Ⅱ类户', en: 'of a Class II account: opens no Class II' },
  class_iii: { zh: 'Ⅲ类户，不能用于开立Ⅱ类户', en: 'of a Class III account: opens no Class II' },
  credit: { zh: '信用卡，可用于开立Ⅱ类户', en: 'a credit card: opens Class II too' },
  unsaid: {
    zh: '发卡行不确认账户类别，不能用于开立Ⅱ类户',
    en: 'its bank does not say what it is of: opens no Class II',
  },
}

const bothOf = (one: Words, other: Words | undefined): Words =>
  other ? { zh: `${one.zh}；${other.zh}`, en: `${one.en}; ${other.en}` } : one

/** The tables as JSON: who there is, their cards, and what each card does; and who pays by simulated apps. */
export const peoplePage = {
  payers: payersPage,
  people: Object.entries<TestPerson>(People).map(([constant, { cards, ...person }]) => ({
    constant,
    ...person,
    cards: Object.entries(cards).map(([name, { number, bank, behaviour, holds = 'class_i' }]) => ({
      name,
      number,
      bank,
      holds: holds ?? 'unsaid',
      outcome: behaviour,
      about: bothOf(aboutBehaviour[behaviour], aboutHolding[holds ?? 'unsaid']),
    })),
  })),
}
