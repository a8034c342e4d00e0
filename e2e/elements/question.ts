import type { Page } from '@playwright/test'
import type { MerchantWindow } from './merchant-page.ts'

/** Shows the question of a payment in a merchant's page, and notes what the page hears of it. */
export const showQuestion = (page: Page, challengeId: string) =>
  page.evaluate((id) => {
    const window = globalThis as unknown as MerchantWindow
    const question = window.createElements(window.options).challenge(id)
    for (const name of ['ready', 'complete', 'cancelled', 'escape', 'error'] as const)
      question.on(name, (detail: unknown) =>
        window.heard.push({ name, detail: detail ?? null, at: performance.now() }),
      )
    question.mount('#here')
  }, challengeId)

/** The names of what the page has heard so far. */
export const heard = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as MerchantWindow).heard.map(({ name }) => name))
