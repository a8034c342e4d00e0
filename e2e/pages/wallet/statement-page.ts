import type { Locator } from '@playwright/test'
import { titleOf, type Visit } from '../visit.ts'

/** Everything that moved, newest first. */
export const statementPage = (visit: Visit) => {
  const { page, say } = visit
  const lines = page.getByRole('main').getByRole('listitem')
  return {
    page,
    title: titleOf(visit),
    lines,
    /** One line, counted from the newest: what it was, how much, and what was left after it. */
    line: (nth: number) => ({
      all: lines.nth(nth),
      amount: (yuan: string): Locator => lines.nth(nth).getByText(yuan, { exact: true }),
      balanceAfter: (yuan: string): Locator =>
        lines.nth(nth).getByText(say(`余额 ${yuan}`, `Balance ${yuan}`), { exact: true }),
    }),
  }
}
