import { askForPeople, presentPerson } from '../sandbox/index.ts'
import type { Handlers } from './handler.ts'

export const sandboxPeople: Handlers['sandboxPeople'] = {
  list: async (bank, { caller, locale }) => {
    const { people } = await askForPeople(bank, caller.realm)
    return { items: people.map((person) => presentPerson(person, locale)) }
  },
}
