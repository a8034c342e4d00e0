import { addSeconds } from '../kernel/time.ts'
import type { Posting, PostingKey } from '../ledger/index.ts'

/** The idempotency key of a call, as the books keep it. */
export type CallKey = NonNullable<Posting['key']>

const keptSeconds = 24 * 3600

/** A key asked under at a moment of the realm's clock is known for a day of it. */
export const keptUntil = (key: PostingKey, at: Date): CallKey => ({
  ...key,
  expiresAt: addSeconds(at, keptSeconds),
})
