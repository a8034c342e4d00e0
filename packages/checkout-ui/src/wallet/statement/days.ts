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
