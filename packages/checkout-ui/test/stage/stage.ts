import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Page,
  type Request,
} from '@playwright/test'
import { build, type Plugin } from 'vite'
import { launchOptions } from '../../../../scripts/browser.ts'
import { bill, checkoutSessionId, secret } from './checkouts.ts'
import { answerCalls, type Script } from './fake-bank.ts'
import { servePages, type PagesServer } from './pages-server.ts'
import type { State } from './states.ts'

export interface Visit extends BrowserContextOptions {
  locale: 'zh-CN' | 'en'
}

type Opening = Pick<State, 'drawn' | 'fragment' | 'search'>

interface Opened {
  page: Page
  calls: Request[]
}

/** A browser before the freshly built pages. */
export interface Stage extends AsyncDisposable {
  browser: Browser
  pages: PagesServer
  /** What the browser has complained of since the last page was opened: policy, hydration, exceptions. */
  complaints: string[]
  /** Opens a checkout at a bank that answers by a script, and remembers what it was asked. */
  open: (script: Script, visit?: Partial<Visit>, how?: Opening) => Promise<Opened>
  /** Brings a page to a state and waits until it is there. */
  enter: (state: State, visit: Visit) => Promise<Page>
}

export async function setStage(): Promise<Stage> {
  const dist = await buildPages()
  const [pages, browser] = await Promise.all([
    servePages(dist),
    launchOptions().then((options) => chromium.launch(options)),
  ])

  const complaints: string[] = []

  const open: Stage['open'] = async (script, visit, how = {}) => {
    const context = await browser.newContext({ ...defaults, ...visit })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    listen(page, complaints)
    const calls = await answerCalls(page, script)
    pages.draw('drawn' in how ? how.drawn : bill())
    await page.goto(addressOf(pages, how))
    return { page, calls }
  }

  return {
    browser,
    pages,
    complaints,
    open,
    enter: async (state, visit) => {
      const { userAgent } = state
      const { page } = await open(
        state.script(),
        { ...visit, ...(userAgent && { userAgent }) },
        state,
      )
      await state.act?.(page)
      await page.getByText(state.shows[visit.locale]).first().waitFor({ state: 'attached' })
      return page
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close()
      await pages.close()
      await rm(dist, { recursive: true })
    },
  }
}

const defaults: Visit = {
  locale: 'zh-CN',
  viewport: { width: 390, height: 844 },
  reducedMotion: 'reduce',
}

const addressOf = ({ origin }: PagesServer, { search = '', fragment = `#${secret}` }: Opening) =>
  `${origin}/pay/${checkoutSessionId}${search}${fragment}`

/** Lines that went dead are part of the play; everything else is not. */
function listen(page: Page, complaints: string[]) {
  complaints.length = 0
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const expected = /Failed to load resource|favicon/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !expected) complaints.push(message.text())
  })
}

/** Builds both halves of the checkout into a folder of their own, so that no other build is in the way. */
async function buildPages(): Promise<string> {
  const root = join(import.meta.dirname, '../..')
  const dist = await mkdtemp(join(root, 'dist-'))
  const shared = { configFile: join(root, 'vite.config.ts'), logLevel: 'error' } as const
  const client = { outDir: join(dist, 'client') }
  const restore = setEnvironment('NODE_ENV', 'production')
  await build({ ...shared, build: client, plugins: [only(join(root, 'src/pay/index.html'))] })
  await build({ ...shared, build: { ssr: true, outDir: join(dist, 'server') } })
  restore()
  return dist
}

// A test runner says `test`, by which Vite would build what nobody is served.
function setEnvironment(name: string, value: string): () => void {
  const before = process.env[name]
  process.env[name] = value
  return () => {
    process.env[name] = before
  }
}

const only = (page: string): Plugin => ({
  name: 'only-one-page',
  config: (config) => {
    const rolldownOptions = { ...config.build?.rolldownOptions, input: { pay: page } }
    config.build = { ...config.build, rolldownOptions }
  },
})
