const chinaOffsetMs = 8 * 3_600_000

/** RFC 3339 with milliseconds and China's offset, as the wire has it. */
export const toTimestamp = (at: Date): string => {
  const ms = at.getTime()
  // One resource tells the same moment several times over.
  if (ms !== latest.ms) {
    latest = { ms, text: new Date(ms + chinaOffsetMs).toISOString().replace('Z', '+08:00') }
  }
  return latest.text
}

let latest = { ms: Number.NaN, text: '' }

/** The natural day in China, `2026-06-01`. */
export const dayOf = (at: Date): string => toTimestamp(at).slice(0, 10)

/** The last moment of a moment's day in China. */
export const endOfDay = (at: Date): Date => new Date(`${dayOf(at)}T23:59:59.999+08:00`)

export const addSeconds = (at: Date, seconds: number): Date =>
  new Date(at.getTime() + seconds * 1000)

/** The same day and hour in China some months later; the last day of a month that is too short. */
export const addMonths = (at: Date, months: number): Date => {
  const china = new Date(at.getTime() + chinaOffsetMs)
  const day = china.getUTCDate()
  china.setUTCDate(1)
  china.setUTCMonth(china.getUTCMonth() + months)
  const daysThere = new Date(
    Date.UTC(china.getUTCFullYear(), china.getUTCMonth() + 1, 0),
  ).getUTCDate()
  china.setUTCDate(Math.min(day, daysThere))
  return new Date(china.getTime() - chinaOffsetMs)
}
