import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setStage, type Stage, type Visit } from '../stage/stage.ts'
import { states } from '../stage/states.ts'

const phone = { width: 360, height: 740 }
const tablet = { width: 768, height: 1024 }
const desk = { width: 1440, height: 900 }
// What a desk shows at 200 %, and what WCAG 1.4.10 asks at 400 %.
const zoomed = { width: 720, height: 450 }
const tiny = { width: 320, height: 256 }

const views: Visit[] = [phone, desk, tablet, zoomed, tiny].flatMap((viewport) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['zh-CN', 'en'] as const).map((locale) => ({ viewport, colorScheme, locale })),
  ),
)

/** Each state in one view, all views in turn; with EVERY_VIEW set each state in every view. */
const cases = states.flatMap((state, index) =>
  (process.env['EVERY_VIEW'] ? views : [views[(index * 7) % views.length] ?? {}]).map((view) => ({
    state,
    view: view as Visit,
  })),
)

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const nameOf = ({ viewport, colorScheme, locale }: Visit) =>
  `${viewport?.width} px, ${colorScheme}, ${locale}`

test.each(cases.map((each) => ({ ...each, title: `${each.state.name} (${nameOf(each.view)})` })))(
  '$title has no axe violation, overflows nowhere and breaks no policy',
  async ({ state, view }) => {
    const page = await stage.enter(state, view)

    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    expect(stage.complaints).toEqual([])
    await page.context().close()
  },
)

/** By how many pixels the page is wider than its window. */
const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
