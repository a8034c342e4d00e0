import postgres from 'postgres'
import { safeInteger } from './integers.ts'

/** What both engines' connections have in common, so that a row reads the same on either. */
export const sharedOptions = {
  types: { bigint: safeInteger },
  // Rows and inserted objects speak camelCase, columns snake_case; JSON inside a column is left alone.
  transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
  max_lifetime: null,
  // In seconds. By itself the driver would let a server that is back wait for twenty.
  backoff: (attempt: number) => Math.min(2 ** attempt / 100, 0.5),
  onnotice: () => {},
  connection: { application_name: 'qiantang' },
}
