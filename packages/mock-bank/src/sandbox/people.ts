import { z } from 'zod'

import { BankError } from '../kernel/errors.ts'
import type { Realm } from '../realms/realm.ts'
import type { SandboxBank } from './bank.ts'

const InBoth = z.object({ zh: z.string(), en: z.string() })

/** The simulators' tables of people and of who pays by their apps, as they serve them. */
const PeoplePage = z.object({
  people: z.array(
    z.object({
      constant: z.string(),
      name: z.string(),
      idNumber: z.string(),
      mobile: z.string(),
      about: InBoth,
      cards: z.array(
        z.object({
          name: z.string(),
          number: z.string(),
          bank: InBoth,
          holds: z.string(),
          outcome: z.string(),
          about: InBoth,
        }),
      ),
    }),
  ),
  payers: z.array(z.object({ constant: z.string(), about: InBoth })),
})

export type KnownPeople = z.output<typeof PeoplePage>
export type KnownPerson = KnownPeople['people'][number]
export type KnownPayer = KnownPeople['payers'][number]

const patienceMs = 5_000

/**
 * Whom the simulated companies know, asked over the wire: the bank itself knows none of them.
 *
 * @throws {BankError} `simulators_unreachable`
 */
export const askForPeople = async (bank: SandboxBank, realm: Realm): Promise<KnownPeople> => {
  if (bank.simulatorsUrl === null) throw new BankError('simulators_unreachable')
  try {
    const answer = await bank.fetch(`${bank.simulatorsUrl}/${realm.id}/people`, {
      signal: AbortSignal.timeout(patienceMs),
    })
    return PeoplePage.parse(await answer.json())
  } catch {
    throw new BankError('simulators_unreachable')
  }
}
