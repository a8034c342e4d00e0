import { z } from 'zod'

/** RFC 3339 with the offset of China: `2026-06-01T10:00:00.000+08:00`. */
export const Timestamp = z.iso
  .datetime({ offset: true })
  .meta({ id: 'Timestamp', examples: ['2026-06-01T10:00:00.000+08:00'] })
