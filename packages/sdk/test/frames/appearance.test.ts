import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Appearance } from '../../src/frames/look.ts'
import { bankColours } from '../../src/frames/appearance/bank-colours.ts'
import { contrast, rgbOf } from '../../src/frames/appearance/colour.ts'
import { coloursOf, paletteOf } from '../../src/frames/appearance/palette.ts'
import { readAppearance } from '../../src/frames/appearance/read-appearance.ts'

const css = readFileSync(
  join(import.meta.dirname, '../../../checkout-ui/src/design/theme.css'),
  'utf8',
)

test('the colours a merchant’s are judged beside are those of the theme', () => {
  for (const name of Object.keys(bankColours.light) as (keyof typeof bankColours.light)[]) {
    const { light, dark } = { light: bankColours.light[name], dark: bankColours.dark[name] }
    expect(css).toContain(`--${name}: light-dark(${light}, ${dark})`)
  }
})

test('contrast is that of WCAG', () => {
  expect(contrast(rgbOf('#000000'), rgbOf('#ffffff'))).toBe(21)
  expect(contrast(rgbOf('#777777'), rgbOf('#ffffff'))).toBeCloseTo(4.48, 2)
})

test('the bank’s own look changes nothing', () => {
  expect(coloursOf(readAppearance({}))).toEqual({})
})

describe('a merchant’s colours', () => {
  /** Ratios that have to hold whatever a merchant chooses, as long as it is taken. */
  const pairs = [
    ...['ink', 'ink-2', 'ink-3', 'tide', 'seal', 'gold', 'leaf'].flatMap((text) => [
      [text, 'surface', 4.5],
      [text, 'paper', 4.5],
    ]),
    ...[
      ['on-tide', 'tide', 4.5],
      ['on-tide', 'tide-strong', 4.5],
      ['tide', 'tide-soft', 4.5],
      ['on-deep', 'deep', 4.5],
      ['on-deep-2', 'deep', 4.5],
      ['field', 'surface', 3],
    ],
  ] as [string, string, number][]

  test.each([
    ['#3f6212', '#fffdf6', '#26301f', 'light'],
    ['#7a1f5c', '#ffffff', '#000000', 'light'],
    ['#0000ee', '#f2f2ff', '#333333', 'light'],
    ['#b6d77a', '#1d2117', '#eef0e4', 'dark'],
    ['#ffd54a', '#101010', '#ffffff', 'dark'],
    ['#8ab4f8', '#202124', '#cfcfcf', 'dark'],
  ] as const)('%s on %s with text %s when %s are readable everywhere', (...given) => {
    const [colorPrimary, colorBackground, colorText, light] = given
    const palette: Record<string, string> = {
      ...bankColours[light],
      ...paletteOf({ colorPrimary, colorBackground, colorText }, light),
    }

    for (const [text, ground, ratio] of pairs)
      expect(
        contrast(rgbOf(palette[text] ?? ''), rgbOf(palette[ground] ?? '')),
        `${text} on ${ground}`,
      ).toBeGreaterThanOrEqual(ratio)
  })

  test.each([
    [{ colorPrimary: '#f5c518' }, 'colorPrimary on colorBackground', 'light'],
    [{ colorPrimary: '#0b3d91' }, 'colorPrimary on colorBackground', 'dark'],
    [{ colorText: '#777777' }, 'colorText on colorBackground', 'light'],
    [{ colorBackground: '#b3261e' }, 'colorText on colorBackground', 'light'],
    [
      { colorBackground: { light: '#9fb8a8', dark: '#151f1e' } },
      'colorPrimary on colorBackground',
      'light',
    ],
  ])('%j is refused: %s, %s', (variables, pair, light) => {
    const judge = () => coloursOf(readAppearance({ variables }))

    expect(judge).toThrow(pair)
    expect(judge).toThrow(`when it is ${light}. Text needs 4.5 : 1.`)
  })

  test('is judged only by the lights it will be seen in', () => {
    const variables = { colorPrimary: '#0b3d91' }

    expect(coloursOf(readAppearance({ theme: 'light', variables }))['tide']).toBe(
      'light-dark(#0b3d91, #0b3d91)',
    )
  })
})

test.each([
  [{ css: 'body { display: none }' }, 'appearance has no "css"'],
  [{ theme: 'blue' }, 'theme must be'],
  [{ variables: { colorPrimary: 'red' } }, 'colorPrimary must be a colour'],
  [{ variables: { colorPrimary: '#0b6e69; } body { opacity: 0' } }, 'colorPrimary must be'],
  [{ variables: { colorPrimary: 'url(https://evil.test)' } }, 'colorPrimary must be'],
  [{ variables: { colorPrimary: { light: '#0b6e69' } } }, 'colorPrimary must be'],
  [{ variables: { radius: '9px' } }, 'radius must be'],
  [{ variables: { radius: 25 } }, 'radius must be'],
  [{ variables: { fontSize: 8 } }, 'fontSize must be'],
  [{ variables: { fontSize: Number.NaN } }, 'fontSize must be'],
  [{ variables: { fontFamily: 'Comic Sans MS' } }, 'fontFamily must be'],
  [{ variables: { padding: 3 } }, 'variables has no "padding"'],
  [{ variables: [] }, 'variables must be an object'],
])('%j is refused: %s', (appearance, why) => {
  expect(() => readAppearance(appearance as Appearance)).toThrow(why)
})
