import type { Locale } from '../i18n/locale.ts'

/** `14:32`, or `2:05:09` above an hour. Never negative; a started second counts as a whole one. */
export function clockText(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000))
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hours = 0, ...rest] = parts
  const tail = rest.map((part) => String(part).padStart(2, '0')).join(':')
  return hours > 0 ? `${hours}:${tail}` : tail
}

/** The bank's wall time whatever the payer's device says: `2026-06-01 10:02:31`, `1 Jun 2026, 10:02:31`. */
export function dateTimeText(timestamp: string, locale: Locale): string {
  const format = locale === 'en' ? english : chinese
  return format.format(new Date(timestamp)).replaceAll('/', '-')
}

/** Only as much as a deadline needs: `6月1日 10:30`, `1 Jun, 10:30`. */
export function deadlineText(timestamp: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'Asia/Shanghai',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(timestamp))
}

const wall = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' } as const
const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const

const chinese = new Intl.DateTimeFormat('zh-CN', {
  ...wall,
  ...clock,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const english = new Intl.DateTimeFormat('en-GB', {
  ...wall,
  ...clock,
  year: 'numeric',
  month: 'short',
  day: 'numeric',
})
