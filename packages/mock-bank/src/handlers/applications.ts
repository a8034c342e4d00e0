import {
  type Application as ApplicationReply,
  FourFactors,
  type Locale,
} from '@qiantang/sdk/contract'

import {
  abandonApplication,
  type Application,
  approveApplication,
  createApplication,
  findApplication,
  listApplications,
  presentApplication,
  slotOfApplications,
  submitApplication,
  updateApplication,
} from '../accounts/index.ts'
import { openSealed } from '../apps/sealed-body.ts'
import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { WholeBank } from './bank.ts'
import type { Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const applications: Handlers['applications'] = {
  create: async (bank, { caller, body, claim, locale }) => {
    const id = claim.id('apl', slotOfApplications(bank, caller))
    const input = await inClear(bank, body)
    return present(bank, caller, await createApplication(bank, caller, id, input), locale)
  },

  list: async (bank, { caller, query, locale }) => {
    const { limit = usualLimit, cursor } = query
    const before = placeIn(cursor, /^apl_[0-9A-Z]{26}$/)
    const rows = await listApplications(bank.sql, caller, { limit: limit + 1, before })
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (row) => present(bank, caller, row, locale),
    )
  },

  retrieve: async (bank, { caller, params, locale }) => {
    const application = await findApplication(bank.sql, caller, params.applicationId)
    return present(bank, caller, application, locale)
  },

  update: async (bank, { caller, params, body, locale }) => {
    const input = await inClear(bank, body)
    const application = await updateApplication(bank, caller, params.applicationId, input)
    return present(bank, caller, application, locale)
  },

  submit: async (bank, { caller, params, locale }) => {
    const application = await submitApplication(bank, caller, params.applicationId)
    return present(bank, caller, application, locale)
  },
}

/** An application waits for the code sent to the mobile. */
export const waitingApplication: Waiting = {
  resume: async (bank, owner, id, locale) => {
    const application = await approveApplication(bank, owner, id)
    return { type: 'application', resource: present(bank, owner, application, locale) }
  },
  abandon: abandonApplication,
}

/** What a merchant's page has sealed, as a bank page would have sent it. */
const inClear = async <Input extends object>(
  bank: WholeBank,
  { sealedPerson, ...input }: Input & { sealedPerson?: string | undefined },
) => {
  if (sealedPerson === undefined) return input
  const person = await openSealed(bank, 'sealedPerson', sealedPerson, FourFactors.partial())
  return { ...input, person }
}

const present = (
  bank: WholeBank,
  { realm }: { realm: Realm },
  application: Application,
  locale: Locale,
): ApplicationReply => presentApplication(bank, application, now(bank, realm), locale)
