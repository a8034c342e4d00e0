const chinaMs = 8 * 3600 * 1000
const dayMs = 24 * 3600 * 1000

/** The number of a moment's day from 1970 on, in China's time, which knows no summer time any more. */
export const dayOf = (at: number): number => Math.floor((at + chinaMs) / dayMs)

/** The calendar year of a moment, in China's time. */
export const yearOf = (at: number): number => new Date(at + chinaMs).getUTCFullYear()
