import { aboutBehaviour } from './network/behaviours.ts'
import { People } from './people.ts'
import type { TestPerson } from './test-person.ts'

/** The people table as JSON: who there is, their cards, and what each card does. */
export const peoplePage = {
  people: Object.entries<TestPerson>(People).map(([constant, { cards, ...person }]) => ({
    constant,
    ...person,
    cards: Object.entries(cards).map(([name, { number, bank, behaviour }]) => ({
      name,
      number,
      bank,
      outcome: behaviour,
      about: aboutBehaviour[behaviour],
    })),
  })),
}
