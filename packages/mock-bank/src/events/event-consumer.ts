import { startDeliveries, takenApps } from './deliveries.ts'
import type { StoredEvent } from './event.ts'
import type { Follower } from './outbox.ts'

/** Turns what postings told (`eventMessage`) into events. Messages meant for others are passed over. */
export const eventConsumer: Follower = {
  name: 'events',
  follow: (bank, lane, most) =>
    bank.sql.begin(async (tx) => {
      const [row] = await tx<{ followed: Followed }[]>`
        select follow_events(${lane}, ${most}) as followed`
      const { read, apps } = row!.followed
      const taken = await takenApps(tx, apps)
      for (const { appId, after, to } of taken) {
        const events = await tx<StoredEvent[]>`
          select id, app_id, realm_id, seq, type, data, at from events
          where app_id = ${appId} and seq > ${after} and seq <= ${to} order by seq`
        await startDeliveries(tx, events)
      }
      return read
    }),
}

interface Followed {
  read: number
  /** Which numbers each app's events were given. */
  apps: { appId: string; after: number; to: number }[]
}
