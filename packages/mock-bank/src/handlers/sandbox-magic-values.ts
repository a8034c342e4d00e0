import { askForPeople, presentMagicValues, presentPayer } from '../sandbox/index.ts'
import type { Handlers } from './handler.ts'

export const sandboxMagicValues: Handlers['sandboxMagicValues'] = {
  list: async (bank, { caller, locale }) => {
    const { people, payers } = await askForPeople(bank, caller.realm)
    const items = people.flatMap((person) => presentMagicValues(person, locale))
    return { items: [...items, ...payers.map((payer) => presentPayer(payer, locale))] }
  },
}
