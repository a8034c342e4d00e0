const CHINA_MS = 8 * 3_600_000

/** `2026-06-01 10:00:00`, China time. */
export const timeText = (at: Date | string): string =>
  new Date(new Date(at).getTime() + CHINA_MS).toISOString().slice(0, 19).replace('T', ' ')

export const readTime = (text: string | undefined): Date | undefined => {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text ?? '')) return undefined
  const at = new Date(`${text?.replace(' ', 'T')}+08:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const LONGEST_MS = 15 * UNIT_MS.d

/** A span such as `30m`, `2h` or `15d`; nothing where it isn't one of at most fifteen days. */
export const readSpan = (text: unknown = '15d'): number | undefined => {
  const [, count, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(String(text)) ?? []
  if (count === undefined) return undefined
  const span = Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS]
  return span <= LONGEST_MS ? span : undefined
}

/**
 * The time in a realm: what its merchants last said it is, and what has passed since. A realm's clock may stand or run
 * ahead, and Alipay goes along; nobody is refused for the time they tell.
 */
export function createClock(wall: () => Date) {
  let aheadMs = 0
  let latestMs = 0
  return {
    // A clock that stands is told the same time again and again, and what happens still happens in order.
    now: () => new Date((latestMs = Math.max(latestMs, wall().getTime() + aheadMs))),
    told(timestamp: string | undefined) {
      const at = readTime(timestamp)
      if (at) aheadMs = at.getTime() - wall().getTime()
    },
  }
}

export type Clock = ReturnType<typeof createClock>
