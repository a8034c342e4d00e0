import { momentOf, daysOn, type DayRules, nextMonday, workingDayFrom } from './working-days.ts'

export type Cycle = 't_plus_1' | 'd_plus_1' | 'd_plus_0' | 'weekly'

/** When a day ends for a merchant (日切), and when it is cleared. */
export const cutOf = (day: string, cycle: Cycle): { until: Date; clearsAt: Date } =>
  cycle === 'd_plus_0'
    ? { until: momentOf(day, '23:00:00'), clearsAt: momentOf(day, '23:10:00') }
    : {
        until: momentOf(daysOn(day, 1), '00:00:00'),
        clearsAt: momentOf(daysOn(day, 1), '00:10:00'),
      }

const opening = '09:00:00'

/** When a day that was cleared is paid out, at the earliest. */
export const settlesAt = (day: string, cycle: Cycle, rules: DayRules): Date => {
  const tomorrow = daysOn(day, 1)
  switch (cycle) {
    case 'd_plus_0':
      return momentOf(day, '23:15:00')
    case 'd_plus_1':
      return momentOf(tomorrow, opening)
    case 't_plus_1':
      return momentOf(workingDayFrom(tomorrow, rules), opening)
    case 'weekly':
      return momentOf(workingDayFrom(nextMonday(day), rules), opening)
  }
}
