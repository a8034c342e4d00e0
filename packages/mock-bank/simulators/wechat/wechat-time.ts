/** A moment as API v3 writes it, in China time: `2026-06-01T10:00:00+08:00`. */
export const wireTime = (at: Date): string =>
  `${new Date(at.getTime() + CHINA_MS).toISOString().slice(0, 19)}+08:00`

/** The same as bills write it: `2026-06-01 10:00:00`. */
export const billTime = (at: Date): string => wireTime(at).slice(0, 19).replace('T', ' ')

/** The day in China, `2026-06-01`. */
export const dayOf = (at: Date): string => wireTime(at).slice(0, 10)

/** A day's beginning in China. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** The day in China, `20260601`, which long numbers begin with. */
export const dayDigits = (at: Date): string => dayOf(at).replaceAll('-', '')

const CHINA_MS = 8 * 3_600_000
