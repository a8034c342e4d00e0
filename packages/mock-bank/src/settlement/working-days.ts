const dayMs = 86_400_000

/** The day some days on. */
export const daysOn = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** A moment of a day in China. */
export const momentOf = (day: string, time: string): Date => new Date(`${day}T${time}+08:00`)

/** 0 is Sunday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

export interface DayRules {
  /** Whether Saturdays and Sundays that are worked (调休) count. */
  settlesOnMakeUpDays: boolean
  /** Whether a year whose calendar has not been announced is taken as weekends only, instead of refused. */
  guessesYears: boolean
}

/** @throws {Error} Of a year that is not announced, where that is not guessed. */
export const isWorkingDay = (day: string, rules: DayRules): boolean => {
  const isWeekend = [0, 6].includes(weekdayOf(day))
  const year = years[day.slice(0, 4)]
  if (!year && !rules.guessesYears) throw new Error(`No holidays are known of ${day.slice(0, 4)}.`)
  if (!year) return !isWeekend
  if (year.makeUp.has(day.slice(5))) return rules.settlesOnMakeUpDays
  return !isWeekend && !year.off.some(([from, to]) => from <= day.slice(5) && day.slice(5) <= to)
}

/** The first working day from a day on, that one included. */
export const workingDayFrom = (day: string, rules: DayRules): string =>
  isWorkingDay(day, rules) ? day : workingDayFrom(daysOn(day, 1), rules)

/** The Monday after a day. */
export const nextMonday = (day: string): string => daysOn(day, (8 - weekdayOf(day)) % 7 || 7)

/** The first day of a day's month. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

interface Year {
  /** First and last days off, `MM-DD`. */
  off: readonly (readonly [string, string])[]
  makeUp: ReadonlySet<string>
}

const one = (day: string) => [day, day] as const

/** Public holidays as the State Council's office announces them each year. */
const years: Readonly<Record<string, Year>> = {
  '2024': {
    off: [
      ...[one('01-01'), ['02-10', '02-17'] as const, ['04-04', '04-06'] as const],
      ...[['05-01', '05-05'] as const, ['06-08', '06-10'] as const],
      ...[['09-15', '09-17'] as const, ['10-01', '10-07'] as const],
    ],
    makeUp: new Set([...['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12']]),
  },
  '2025': {
    off: [
      ...[one('01-01'), ['01-28', '02-04'] as const, ['04-04', '04-06'] as const],
      ...[['05-01', '05-05'] as const, ['05-31', '06-02'] as const, ['10-01', '10-08'] as const],
    ],
    makeUp: new Set(['01-26', '02-08', '04-27', '09-28', '10-11']),
  },
  '2026': {
    off: [
      ...[['01-01', '01-03'] as const, ['02-15', '02-23'] as const, ['04-04', '04-06'] as const],
      ...[['05-01', '05-05'] as const, ['06-19', '06-21'] as const],
      ...[['09-25', '09-27'] as const, ['10-01', '10-07'] as const],
    ],
    makeUp: new Set(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']),
  },
}
