import { presentEvent } from '../events/event.ts'
import { durationMs } from '../jobs/duration.ts'
import { advanceClock, setClock } from '../jobs/move-clock.ts'
import { readers, jobs } from '../jobs/registry.ts'
import { presentClock } from '../realms/clock.ts'
import type { Handlers } from './handler.ts'

export const sandboxClock: Handlers['sandboxClock'] = {
  retrieve: async (bank, { caller }) => presentClock(bank, caller.realm),

  set: async (bank, { caller, body: { now, frozen } }) => {
    const moment = now === undefined ? undefined : new Date(now)
    const realm = await setClock(bank, caller.realm, { now: moment, frozen })
    return presentClock(bank, realm)
  },

  advance: async (bank, { caller, body }) => {
    const byMs = durationMs(body.by, 'by')
    const { realm, events } = await advanceClock(bank, caller.realm, byMs, { jobs, readers })
    return { clock: presentClock(bank, realm), events: events.map(presentEvent) }
  },
}
