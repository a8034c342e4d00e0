import { rm } from 'node:fs/promises'
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test'
import { launchOptions } from '../../../../scripts/browser.ts'
import { buildPage } from './build-page.ts'
import { servePages, type PagesServer } from './pages-server.ts'
import { foundTown, type Town } from './town.ts'

export interface Visit extends BrowserContextOptions {
  locale: 'zh-CN' | 'en'
}

/** What is between a page and the bank: nothing, or something that disturbs it. */
export type Line = (page: Page) => Promise<unknown>

/** A browser before one built page, and behind it the bank itself. */
export interface Stage extends AsyncDisposable {
  /** Where the built page lies. */
  dist: string
  pages: PagesServer
  town: Town
  /** What the browser has complained of on a page: policy, exceptions. */
  complaintsOf: (page: Page) => string[]
  /** Opens the page at an address such as `/wallet?view=open#ust_…`, or at one of another server. */
  open: (address: string, visit: Visit, line?: Line) => Promise<Page>
}

export async function setStage(name: string): Promise<Stage> {
  const dist = await buildPage(name)
  const pages = await servePages(dist)
  const town = await foundTown(pages.origin)
  const browser = await chromium.launch(await launchOptions())
  pages.answerBy((request) =>
    new URL(request.url).pathname.startsWith('/api/')
      ? town.outside(request)
      : town.bank.fetch(request),
  )

  const complaints = new WeakMap<Page, string[]>()
  return {
    dist,
    pages,
    town,
    complaintsOf: (page) => complaints.get(page) ?? [],
    open: async (address, visit, line) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...visit })
      const page = await context.newPage()
      // A busy machine takes its time, and a slow page is not a wrong one.
      page.setDefaultTimeout(30_000)
      complaints.set(page, listen(page))
      await line?.(page)
      await page.goto(new URL(address, pages.origin).href)
      return page
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close()
      await pages.close()
      await town[Symbol.asyncDispose]()
      await rm(dist, { recursive: true })
    },
  }
}

/** Refusals of the bank and lines that went dead are part of the play; everything else is not. */
function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const expected = /Failed to load resource|favicon/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !expected) complaints.push(message.text())
  })
  return complaints
}
