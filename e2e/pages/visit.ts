import type { Locator, Page } from '@playwright/test'
import type { Say } from '../fixtures/language.ts'

/** A page in a browser, and the language of who reads it. Every page model is made from one. */
export interface Visit {
  page: Page
  say: Say
}

/** The title of what is on the screen. */
export const titleOf = ({ page }: Visit): Locator => page.getByRole('heading', { level: 1 })

/** What stands beside a name in a list of facts. */
export const factOf = ({ page }: Visit, name: string): Locator =>
  page.locator('dl > div', { hasText: name }).getByRole('definition')
