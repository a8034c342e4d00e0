import { askForPeople, presentMagicValues } from '../sandbox/index.ts'
import type { Handlers } from './handler.ts'

export const sandboxMagicValues: Handlers['sandboxMagicValues'] = {
  list: async (bank, { caller, locale }) => {
    const people = await askForPeople(bank, caller.realm)
    return { items: people.flatMap((person) => presentMagicValues(person, locale)) }
  },
}
