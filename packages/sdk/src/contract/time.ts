import { z } from 'zod'

/** RFC 3339 with the offset of China: `2026-06-01T10:00:00.000+08:00`. */
export const Timestamp = z.iso
  .datetime({ offset: true })
  .meta({ id: 'Timestamp', examples: ['2026-06-01T10:00:00.000+08:00'] })

/** A moment that a request names. Its year is one that every date in the bank can have. */
export const Moment = Timestamp.refine(
  (text) => /^(?:19|2\d)\d\d-/.test(text),
  'Expected a year from 1900 to 2999.',
).meta({ id: 'Moment', examples: ['2026-06-01T10:00:00.000+08:00'] })
