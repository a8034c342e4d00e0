import { expect, test } from 'vitest'

import { toTimestamp } from '../../src/kernel/time.ts'
import { type Cycle, settlesAt } from '../../src/settlement/cycle.ts'
import { isWorkingDay } from '../../src/settlement/working-days.ts'

test('the calendars have as many working days as were announced', () => {
  const rules = { settlesOnMakeUpDays: true, guessesYears: false }
  const workingDaysOf = (year: number) => {
    const first = Date.UTC(year, 0, 1)
    const days = Array.from({ length: (Date.UTC(year + 1, 0, 1) - first) / 86_400_000 }, (_, n) =>
      new Date(first + n * 86_400_000).toISOString().slice(0, 10),
    )
    return days.filter((day) => isWorkingDay(day, rules)).length
  }
  expect([2024, 2025, 2026].map(workingDaysOf)).toEqual([251, 248, 248])
  expect(() => isWorkingDay('2027-01-04', rules)).toThrow('No holidays are known of 2027')
  expect(isWorkingDay('2027-01-04', { ...rules, guessesYears: true })).toBe(true)
  expect(isWorkingDay('2026-02-14', { ...rules, settlesOnMakeUpDays: false })).toBe(false)
})

test('what was paid before and in the Spring Festival is settled on a day made up for, or after it', () => {
  const settles = (day: string, cycle: Cycle, settlesOnMakeUpDays = true) =>
    toTimestamp(settlesAt(day, cycle, { settlesOnMakeUpDays, guessesYears: false })).slice(0, 16)

  expect(settles('2026-02-13', 't_plus_1')).toBe('2026-02-14T09:00')
  expect(settles('2026-02-13', 't_plus_1', false)).toBe('2026-02-24T09:00')
  for (const day of ['2026-02-14', '2026-02-17', '2026-02-23'])
    expect(settles(day, 't_plus_1')).toBe('2026-02-24T09:00')
  expect(settles('2026-02-17', 'd_plus_1')).toBe('2026-02-18T09:00')
  expect(settles('2026-02-17', 'd_plus_0')).toBe('2026-02-17T23:15')
  expect(settles('2026-02-12', 'weekly')).toBe('2026-02-24T09:00')
  expect(settles('2026-06-15', 'weekly')).toBe('2026-06-22T09:00')
  expect(settles('2026-06-21', 'weekly')).toBe('2026-06-22T09:00')
})
