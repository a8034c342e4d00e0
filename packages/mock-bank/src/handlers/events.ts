import { presentEvent } from '../events/event.ts'
import { findEvent, listEvents, sendAgain } from '../events/feed.ts'
import type { Handlers } from './handler.ts'

export const events: Handlers['events'] = {
  list: (bank, { caller, query }) => listEvents(bank, caller, query),

  retrieve: async (bank, { caller, params }) =>
    presentEvent(await findEvent(bank.sql, caller, params.eventId)),

  redeliver: async (bank, { caller, params }) =>
    presentEvent(await sendAgain(bank, caller, params.eventId)),
}
