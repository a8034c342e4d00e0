import type { AppUser } from '../customers/index.ts'
import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import {
  abandonMandate,
  activateMandate,
  cancelMandate,
  createMandate,
  findMandate,
  listMandates,
  presentMandate,
} from '../mandates/index.ts'
import type { Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const mandates: Handlers['mandates'] = {
  create: async (bank, { caller, body, claim, locale }) =>
    presentMandate(await createMandate(bank, caller, body, claim.id), locale),

  list: async (bank, { caller, params, query, locale }) => {
    const { limit = usualLimit, cursor } = query
    const before = placeIn(cursor, /^mdt_\w{26}$/)
    const rows = await listMandates(bank.sql, userIn(caller, params), { limit: limit + 1, before })
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (mandate) => presentMandate(mandate, locale),
    )
  },

  retrieve: async (bank, { caller, params, locale }) =>
    presentMandate(await findMandate(bank.sql, userIn(caller, params), params.mandateId), locale),

  cancel: async (bank, { caller, params, locale }) => {
    const owner = { ...userIn(caller, params), realm: caller.realm, by: caller }
    return presentMandate(await cancelMandate(bank, owner, params.mandateId), locale)
  },
}

/** The user the path names, in the caller's app. */
const userIn = ({ app }: Pick<AppUser, 'app'>, { userId }: Pick<AppUser, 'userId'>): AppUser => ({
  app,
  userId,
})

/** A mandate waits for its user’s PIN. */
export const waitingMandate: Waiting = {
  resume: async (bank, owner, id, locale) => {
    await activateMandate(bank, owner, id)
    return {
      type: 'mandate',
      resource: presentMandate(await findMandate(bank.sql, owner, id), locale),
    }
  },
  abandon: abandonMandate,
}
