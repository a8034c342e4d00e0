import postgres from 'postgres'
import { sharedOptions } from './options.ts'
import { pgliteSocket } from './pglite-socket.ts'
import type { PgliteThread } from './pglite-thread.ts'
import { markTransactions } from './transaction-scope.ts'
import type { Sql } from './types.ts'

/** The bank's one driver, speaking to PGlite: a single connection, since PGlite is a single backend. */
export const connectPglite = (thread: PgliteThread): Sql => {
  const socket = () => pgliteSocket(thread)
  // `socket` is documented by postgres.js but missing from its types, hence the options on a line of their own.
  const options = {
    ...sharedOptions,
    socket,
    max: 1,
    ssl: false,
    user: 'postgres',
    database: 'postgres',
  }
  return markTransactions(postgres(options))
}
