import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { build, type Plugin } from 'vite'
import { launchOptions } from '../../../../scripts/browser.ts'
import { bill, checkoutSessionId } from './checkouts.ts'
import { answerCalls, type Script } from './fake-bank.ts'
import { servePages, type PagesServer } from './pages-server.ts'
import { fragmentOf, type State } from './states.ts'

export interface Visit extends BrowserContextOptions {
  locale: 'zh-CN' | 'en'
}

/** A browser before the freshly built pages. */
export interface Stage extends AsyncDisposable {
  browser: Browser
  pages: PagesServer
  /** Opens a checkout at a bank that answers by a script. */
  open: (script: Script, visit: Visit, how?: Pick<State, 'drawn' | 'fragment'>) => Promise<Page>
  /** Brings a page to a state and waits until it is there. */
  enter: (state: State, visit: Visit) => Promise<Page>
}

export async function setStage(): Promise<Stage> {
  const dist = await buildPages()
  const [pages, browser] = await Promise.all([
    servePages(dist),
    launchOptions().then((options) => chromium.launch(options)),
  ])

  const open: Stage['open'] = async (script, visit, how = {}) => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...visit })
    const page = await context.newPage()
    await answerCalls(page, script)
    pages.draw('drawn' in how ? how.drawn : bill())
    await page.goto(`${pages.origin}/pay/${checkoutSessionId}${how.fragment ?? ''}`)
    return page
  }

  return {
    browser,
    pages,
    open,
    enter: async (state, visit) => {
      const page = await open(state.script(), visit, { ...state, fragment: fragmentOf(state) })
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

/** Builds both halves of the checkout into a folder of their own, so that no other build is in the way. */
async function buildPages(): Promise<string> {
  const root = join(import.meta.dirname, '../..')
  const dist = await mkdtemp(join(root, 'dist-'))
  const shared = { configFile: join(root, 'vite.config.ts'), logLevel: 'error' } as const
  const client = { outDir: join(dist, 'client') }
  await build({ ...shared, build: client, plugins: [only(join(root, 'src/pay/index.html'))] })
  await build({ ...shared, build: { ssr: true, outDir: join(dist, 'server') } })
  return dist
}

const only = (page: string): Plugin => ({
  name: 'only-one-page',
  config: (config) => {
    const rolldownOptions = { ...config.build?.rolldownOptions, input: { pay: page } }
    config.build = { ...config.build, rolldownOptions }
  },
})
