import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setStage, type Stage } from '../stage/stage.ts'
import { states } from '../stage/states.ts'

const widths = [360, 1440]

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

/** Each state at one of the widths, both in turn. */
const cases = states.map((state, index) => ({
  ...{ state, name: state.name, width: widths[index % widths.length] ?? 360 },
}))

test.each(cases)(
  '$name is its own mirror image where one reads from right to left, $width px',
  async ({ state, width }) => {
    const viewport = { width, height: 900 }
    const page = await stage.enter(state, { viewport, locale: 'en', colorScheme: 'light' })
    const before = await placesOn(page)

    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    const after = await placesOn(page)

    const mirrored = before.map(({ what, start }) => ({ what, start: width - start }))
    const misplaced = after.filter(
      ({ end }, index) => Math.abs(end - (mirrored[index]?.start ?? NaN)) > 2,
    )
    expect(misplaced).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await page.context().close()
  },
)

test.each(cases)(
  '$name has room for a language that is written from right to left, $width px',
  async ({ state, width }) => {
    const viewport = { width, height: 900 }
    const page = await stage.enter(state, { viewport, locale: 'en', colorScheme: 'light' })

    await page.evaluate(writeFromRight)

    expect(await overflowOf(page)).toBe(0)
    await page.context().close()
  },
)

/** Where what one sees begins and ends, from the left. */
const placesOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('header, h1, button, a, input, svg, img, dt, dd')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1)
      .map(({ element, box }) => ({
        what: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`,
        start: box.left,
        end: box.right,
      })),
  )

/** A pseudo-language: each Latin letter is a Hebrew one, and every text is a third longer. */
const writeFromRight = () => {
  document.documentElement.setAttribute('dir', 'rtl')
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node as Text
    if (text.parentElement?.closest('script, style') || !/[a-z]/i.test(text.data)) continue
    const letters = text.data.replaceAll(/[a-z]/gi, (letter) =>
      String.fromCodePoint(0x5d0 + (letter.toLowerCase().codePointAt(0)! % 22)),
    )
    const words = letters.split(' ')
    text.data = [...words, ...words.slice(0, Math.ceil(words.length / 3))].join(' ')
  }
}

/** By how many pixels the page is wider than its window. */
const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
