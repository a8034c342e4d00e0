import type { StatementLine } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'
import {
  byDay,
  byMonth,
  dayOf,
  dayText,
  monthAfter,
  monthBefore,
  monthText,
  nameOf,
  timeText,
} from '../../src/wallet/statement/days.ts'
import { nothing, searchOf } from '../../src/wallet/statement/sought.ts'

const line = (id: string, at: string): StatementLine => ({
  id,
  kind: 'top_up',
  direction: 'in',
  amount: 1,
  balanceAfter: 1,
  counterparty: '',
  note: null,
  resourceId: '',
  at,
})

test('lines are gathered by the days of China, in the order they came', () => {
  const days = byDay([
    line('3', '2026-06-02T00:00:00.000+08:00'),
    line('2', '2026-06-01T23:59:59.999+08:00'),
    // The same moment a line of another zone would be written as.
    line('1', '2026-05-31T16:00:00.000Z'),
  ])

  expect(days.map(({ day, lines }) => [day, lines.map(({ id }) => id)])).toEqual([
    ['2026-06-02', ['3']],
    ['2026-06-01', ['2', '1']],
  ])
})

test('today and yesterday go by the bank’s clock', () => {
  const now = Date.parse('2026-06-01T00:00:00.000+08:00')

  expect(dayOf(now)).toBe('2026-06-01')
  expect(nameOf('2026-06-01', now)).toBe('today')
  expect(nameOf('2026-05-31', now)).toBe('yesterday')
  expect(nameOf('2026-05-30', now)).toBeUndefined()
})

test('a day of another year says its year', () => {
  const now = Date.parse('2026-06-01T10:00:00.000+08:00')

  expect(dayText('2026-05-31', now, 'zh-CN')).toBe('5月31日周日')
  expect(dayText('2025-12-31', now, 'zh-CN')).toBe('2025年12月31日周三')
  expect(dayText('2025-12-31', now, 'en')).toBe('Wed, 31 Dec 2025')
  expect(timeText('2026-06-01T10:02:31.000+08:00')).toBe('10:02')
})

test('days are gathered by their months, which years lie between', () => {
  const months = byMonth(
    byDay([
      line('3', '2027-01-01T00:00:00.000+08:00'),
      line('2', '2026-12-31T23:59:59.999+08:00'),
      line('1', '2026-12-01T00:00:00.000+08:00'),
    ]),
  )
  expect(months.map(({ month, days }) => [month, days.length])).toEqual([
    ['2027-01', 1],
    ['2026-12', 2],
  ])
  expect(monthAfter('2026-12')).toBe('2027-01')
  expect(monthBefore('2027-01')).toBe('2026-12')
  expect(monthText('2026-12', 'zh-CN')).toBe('2026年12月')
  expect(monthText('2026-12', 'en')).toBe('December 2026')
})

test('the bank is asked for what is sought and for nothing else', () => {
  expect(searchOf(nothing)).toEqual({})
  expect(searchOf({ ...nothing, text: '   ' })).toEqual({})
  expect(searchOf({ text: ' 茶 ', kind: 'payment', month: '2026-12' })).toEqual({
    q: '茶',
    kind: 'payment',
    from: '2026-12-01T00:00:00.000+08:00',
    to: '2027-01-01T00:00:00.000+08:00',
  })
})
