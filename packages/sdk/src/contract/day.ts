import { z } from 'zod'

/** A natural day in China: `2026-06-01`. */
export const Day = z.iso
  .date()
  .refine((text) => /^(?:19|2\d)\d\d-/.test(text), 'Expected a year from 1900 to 2999.')
  .meta({ id: 'Day', examples: ['2026-06-01'] })
