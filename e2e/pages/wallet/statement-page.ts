import type { Locator } from '@playwright/test'
import { titleOf, type Visit } from '../visit.ts'
import { complainPage } from './complaints-page.ts'

/** Everything that moved, newest first. */
export const statementPage = (visit: Visit) => {
  const { page, say } = visit
  const lines = page.getByRole('main').getByRole('listitem')
  return {
    page,
    title: titleOf(visit),
    lines,
    search: page.getByRole('searchbox'),
    month: page.getByLabel(say('月份', 'Month')),
    kind: page.getByLabel(say('类型', 'Kind')),
    nothing: page
      .getByRole('main')
      .getByText(say('没有找到符合的明细', 'Nothing like this was found')),
    /** What a month comes to. */
    monthOf: (name: string) => page.getByRole('region', { name }),
    /** All that is known of one line. */
    open: async (nth: number) => {
      await lines.nth(nth).getByRole('button').click()
      return lineSheet(visit)
    },
    /** One line, counted from the newest: what it was, how much, and what was left after it. */
    line: (nth: number) => ({
      all: lines.nth(nth),
      amount: (yuan: string): Locator => lines.nth(nth).getByText(yuan, { exact: true }),
      balanceAfter: (yuan: string): Locator =>
        lines.nth(nth).getByText(say(`余额 ${yuan}`, `Balance ${yuan}`), { exact: true }),
    }),
  }
}

/** One line, looked at closely. */
export const lineSheet = (visit: Visit) => {
  const { page, say } = visit
  const dialog = page.getByRole('dialog')
  return {
    dialog,
    complain: async () => {
      const name = say('对这笔有疑问', 'Something is wrong with this')
      await dialog.getByRole('button', { name }).click()
      return complainPage(visit)
    },
  }
}
