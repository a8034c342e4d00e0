const chinaOffsetMs = 8 * 3_600_000

/** RFC 3339 with milliseconds and China's offset, as the wire has it. */
export const toTimestamp = (at: Date): string =>
  new Date(at.getTime() + chinaOffsetMs).toISOString().replace('Z', '+08:00')

/** The natural day in China, `2026-06-01`. */
export const dayOf = (at: Date): string => toTimestamp(at).slice(0, 10)

export const addSeconds = (at: Date, seconds: number): Date =>
  new Date(at.getTime() + seconds * 1000)
