import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Visit } from './stage.ts'

const phone = { width: 360, height: 740 }
const tablet = { width: 768, height: 1024 }
const desk = { width: 1440, height: 900 }
// What a desk shows at 200 %, and what WCAG 1.4.10 asks at 400 %.
const zoomed = { width: 720, height: 450 }
const tiny = { width: 320, height: 256 }

const everything = Boolean(process.env['EVERY_VIEW'])

/** Every window, light and language a page has to be sound in. */
const views: Visit[] = [phone, desk, tablet, zoomed, tiny].flatMap((viewport) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['zh-CN', 'en'] as const).map((locale) => ({ viewport, colorScheme, locale })),
  ),
)

/** For a page of one state: a view of each window; with EVERY_VIEW set all of them. */
export const fewViews = everything ? views : views.filter((_, index) => index % 5 === 0)

const nameOf = ({ viewport, colorScheme, locale }: Visit) =>
  `${viewport?.width} px, ${colorScheme}, ${locale}`

interface Named {
  name: string
  variation?: true
}

/** Each state in one view, all views in turn; with EVERY_VIEW set each state and variation in every view. */
export const inViews = <S extends Named>(states: readonly S[]) =>
  states
    .filter(({ variation }) => everything || !variation)
    .flatMap((state, index) => {
      const chosen = everything ? views : [views[(index * 7) % views.length]!]
      return chosen.map((view) => ({ state, view, title: `${state.name} (${nameOf(view)})` }))
    })

/** What is not right with a page as it stands: by how much it is too wide, and what axe finds. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  // What a parent clips makes the page no wider, and is lost all the same; what it scrolls is not.
  const cut = await page.evaluate(() => {
    const isScrolled = ({ parentElement: parent }: Element): boolean =>
      parent !== null &&
      parent !== document.documentElement &&
      (/auto|scroll/.test(getComputedStyle(parent).overflowX) || isScrolled(parent))
    return [...document.querySelectorAll('main *, dialog[open] *')]
      .filter((element) => {
        const { width, height, left, right } = element.getBoundingClientRect()
        if (width <= 1 || height <= 1 || element.closest('svg, .sr-only, [aria-hidden]'))
          return false
        const isOutside = left < -1 || right > document.documentElement.clientWidth + 1
        return isOutside && !isScrolled(element)
      })
      .map((element) => element.outerHTML.slice(0, 120))
  })
  return [
    ...violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)].join('\n  ')),
    ...cut.slice(0, 3).map((html) => `cut off: ${html}`),
    ...(tooWide > 0 ? [`${tooWide} pixels too wide`] : []),
  ]
}
