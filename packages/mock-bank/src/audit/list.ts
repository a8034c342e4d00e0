import type { AppUser } from '../customers/app-user.ts'
import type { Queryable } from '../kernel/database/index.ts'
import type { Entry } from './entry.ts'

/** A user's entries, newest first; those before a place for the next page. */
export const listEntries = (
  on: Queryable,
  { app, userId }: AppUser,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<Entry[]> => on<Entry[]>`
  select * from audit_entries
  where app_id = ${app.id} and user_id = ${userId}
    ${before === undefined ? on`` : on`and seq < ${before}`}
  order by seq desc limit ${limit}`
