import type { Realm } from '../realms/realm.ts'

/**
 * Does a job. `realm` carries the time that counts for it. It may be run again after it was cut
 * short, or after it failed, so it looks first whether it is still wanted. What it throws is
 * logged, and it is run again later.
 */
export type Runner<B> = (
  bank: B,
  realm: Realm,
  // Each runner knows the payload its own kind is scheduled with.
  payload: never,
) => Promise<void>

/** Runners by the kind of job they do. */
export type Registry<B> = Readonly<Record<string, Runner<B>>>
