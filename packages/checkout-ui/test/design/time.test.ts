import { expect, test } from 'vitest'
import { bankClock } from '../../src/design/bank-clock.ts'
import { clockText, dateTimeText, deadlineText } from '../../src/design/time.ts'

test.each([
  [14 * 60_000 + 32_000, '14:32'],
  [59_001, '01:00'],
  [1, '00:01'],
  [0, '00:00'],
  [-5_000, '00:00'],
  [2 * 3_600_000 + 5 * 60_000 + 9_000, '2:05:09'],
])('%i ms read %s', (ms, text) => {
  expect(clockText(ms)).toBe(text)
})

test('a moment is told by the wall clock of the bank, wherever the device is', () => {
  expect(dateTimeText('2026-06-01T02:02:31Z', 'zh-CN')).toBe('2026-06-01 10:02:31')
  expect(dateTimeText('2026-06-01T02:02:31Z', 'en')).toBe('1 Jun 2026, 10:02:31')
  expect(deadlineText('2026-06-01T23:59:59.000+08:00', 'zh-CN')).toBe('6月1日 23:59')
  expect(deadlineText('2026-05-31T16:05:00Z', 'en')).toBe('1 Jun, 00:05')
})

test('the clock counts from what the bank said last, not from the device', () => {
  const clock = bankClock('2001-01-01T00:00:00+08:00')
  expect(clock.now() - Date.parse('2001-01-01T00:00:00+08:00')).toBeLessThan(1000)

  clock.set('2026-06-01T10:16:00+08:00')

  expect(clock.now() - Date.parse('2026-06-01T10:16:00+08:00')).toBeLessThan(1000)
  expect(clock.firstNow).toBe(Date.parse('2001-01-01T00:00:00+08:00'))
})
