import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { launchOptions } from '../scripts/browser.ts'

type Project = NonNullable<PlaywrightTestConfig['projects']>[number]

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
const desktop = { viewport: { width: 1440, height: 900 } }

/** The browsers people come with. */
const all: Project[] = [
  { name: 'phone zh-CN', use: { ...phone, locale: 'zh-CN' } },
  { name: 'phone en', use: { ...phone, locale: 'en' } },
  { name: 'desktop zh-CN', use: { ...desktop, locale: 'zh-CN' } },
  { name: 'desktop en', use: { ...desktop, locale: 'en' } },
]

/** What takes a package from its tarball, and needs the registry. */
const installing: Project = {
  name: 'packed',
  testMatch: '**/*.test.ts',
  use: { ...desktop, locale: 'en' },
}

/** For `npm test`: everything on the phone, and on the desk what looks or behaves differently there. */
const quick = all.flatMap((project): Project[] => {
  if (project.name === 'phone zh-CN') return [project]
  return project.name === 'desktop en' ? [{ ...project, grep: /@desk/ }] : []
})

/** `npm run prove` sets EVERY_VIEW: each test in each view. */
const projects = process.env['EVERY_VIEW'] ? [...all, installing] : quick

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  // Generous: a busy machine is no fault of the product, and a test that passes waits for none of it.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    launchOptions: await launchOptions(),
    timezoneId: 'Asia/Shanghai',
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    actionTimeout: 30_000,
  },
  projects,
})
