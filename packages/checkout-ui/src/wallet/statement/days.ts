import type { StatementLine } from '@qiantang/sdk/contract'
import type { Locale } from '../../i18n/locale.ts'

/** The day of a moment in China, `2026-06-01`, whatever the device says. */
export const dayOf = (moment: string | number): string => day.format(new Date(moment))

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

export interface Day {
  day: string
  lines: StatementLine[]
}

/** Lines as they come, gathered under their days. */
export function byDay(lines: readonly StatementLine[]): Day[] {
  const days: Day[] = []
  for (const line of lines) {
    const of = dayOf(line.at)
    const last = days.at(-1)
    if (last?.day === of) last.lines.push(line)
    else days.push({ day: of, lines: [line] })
  }
  return days
}

export interface Month {
  /** `2026-06` */
  month: string
  days: Day[]
}

/** Days as they come, gathered under their months. */
export function byMonth(days: readonly Day[]): Month[] {
  const months: Month[] = []
  for (const day of days) {
    const of = day.day.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === of) last.days.push(day)
    else months.push({ month: of, days: [day] })
  }
  return months
}

/** `2026年6月`, `June 2026`. */
export const monthText = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
  }).format(new Date(`${month}-01T00:00:00Z`))

/** `6月`, `Jun`. */
export const shortMonthText = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    month: 'short',
  }).format(new Date(`${month}-01T00:00:00Z`))

/** The month before: `2026-01` → `2025-12`. */
export const monthBefore = (month: string): string => movedBy(month, -1)

/** The month after: `2026-12` → `2027-01`. */
export const monthAfter = (month: string): string => movedBy(month, 1)

function movedBy(month: string, months: number): string {
  const moved = new Date(`${month}-01T00:00:00Z`)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  return moved.toISOString().slice(0, 7)
}

export type DayName = 'today' | 'yesterday' | undefined

/** Days that have a name of their own. */
export function nameOf(of: string, now: number): DayName {
  if (of === dayOf(now)) return 'today'
  if (of === dayOf(now - 86_400_000)) return 'yesterday'
  return undefined
}

/** `6月1日 周一`, `Mon, 1 Jun`; with its year where that is not this one. */
export function dayText(of: string, now: number, locale: Locale): string {
  const thisYear = of.slice(0, 4) === dayOf(now).slice(0, 4)
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    ...(!thisYear && { year: 'numeric' }),
  }).format(new Date(`${of}T00:00:00Z`))
}

/** `10:02` in China. */
export const timeText = (moment: string): string => time.format(new Date(moment))

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
})
