import { z } from 'zod'

/** Any other string: a value the bank may add later. Keeps completion for the known ones. */
export type Other = string & Record<never, never>

/**
 * An enum that may grow: known values are typed, a new one is not an error in an older client.
 * Use it in answers only; requests are closed (`z.enum`).
 */
export const open = <const Values extends readonly string[]>(values: Values) =>
  z.string().meta({ 'x-extensible-enum': values }) as unknown as z.ZodType<
    Values[number] | Other,
    Values[number] | Other
  >
