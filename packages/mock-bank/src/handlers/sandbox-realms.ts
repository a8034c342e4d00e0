import { refuseTooLate } from '../jobs/move-clock.ts'
import { fault } from '../kernel/errors.ts'
import { presentClock } from '../realms/clock.ts'
import { createRealm } from '../realms/realms.ts'
import type { Handlers } from './handler.ts'

export const sandboxRealms: Handlers['sandboxRealms'] = {
  create: async (bank, { body: { clock, ...input } }) => {
    const start =
      typeof clock === 'object' ? { now: new Date(clock.now), frozen: clock.frozen } : clock
    if (typeof start === 'object') refuseTooLate(start.now, 'clock.now')
    const { realm, key } = await createRealm(bank, { ...input, clock: start })
    return {
      id: realm.id,
      name: realm.name,
      clock: presentClock(bank, realm),
      key: key ?? fault('A sandbox realm has a key.'),
    }
  },
}
