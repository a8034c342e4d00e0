import type { Kernel } from '../kernel/kernel.ts'
import type { Realm } from '../realms/realm.ts'

/** The realms that have something to do now, read past every cache. */
export const realmsWithDueJobs = async (bank: Pick<Kernel, 'sql' | 'wall'>): Promise<Realm[]> => {
  const wall = bank.wall()
  return bank.sql<Realm[]>`
    select r.id, r.name, r.frozen_at, r.offset_ms, r.fixed_otp
    from realms r
    cross join lateral (
      select coalesce(r.frozen_at, ${wall}::timestamptz + r.offset_ms * interval '1 millisecond') as now
    ) clock
    where exists (
      select from jobs j
      where j.realm_id = r.id and j.due_at <= greatest(clock.now, ${wall})
        and j.due_at <= case j.clock when 'realm' then clock.now else ${wall} end
        and (j.retry_at is null or j.retry_at <= ${wall})
        and (j.lease_until is null or j.lease_until <= ${wall}))`
}
