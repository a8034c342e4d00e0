import type { Appearance, FontFamily } from '../look.ts'
import { coloursOf } from './palette.ts'
import { readAppearance } from './read-appearance.ts'

/** What a page wears for an appearance. */
export interface Dressing {
  /** `auto`: as the device is set. */
  theme: 'light' | 'dark' | 'auto'
  font: FontFamily
  /** Custom properties of its root, and the size of its type. */
  declarations: [name: string, value: string][]
}

/**
 * What an appearance comes to, for a frame and for a page of the bank alike.
 *
 * @throws {AppearanceRefused}
 */
export function dressingOf(appearance: Appearance): Dressing {
  const read = readAppearance(appearance)
  const { theme, radius, fontSize, fontFamily } = read
  const declarations = Object.entries(coloursOf(read)).map(([name, value]): [string, string] => [
    `--${name}`,
    value,
  ])
  if (radius !== undefined)
    declarations.push(
      ['--radius-tile', `${(radius * 10) / 14}px`],
      ['--radius-control', `${radius}px`],
      ['--radius-card', `${(radius * 20) / 14}px`],
    )
  // A share of what the device is set to, so that larger type stays larger.
  if (fontSize !== undefined) declarations.push(['font-size', `${(fontSize / 16) * 100}%`])
  return { theme, font: fontFamily, declarations }
}
