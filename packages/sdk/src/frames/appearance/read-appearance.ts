import type { Appearance, Colour, FontFamily } from '../look.ts'
import type { Light } from './bank-colours.ts'

/** An appearance that can't be used, and why, for the merchant's developer. */
export class AppearanceRefused extends Error {
  override readonly name = 'AppearanceRefused'
  /** The colour that is to blame, where one is. */
  readonly colour: ColourName | null

  constructor(message: string, colour: ColourName | null = null) {
    super(message)
    this.colour = colour
  }
}

export const colourNames = ['colorPrimary', 'colorBackground', 'colorText'] as const

export type ColourName = (typeof colourNames)[number]

/** An appearance whose every value is what it has to be. */
export interface ReadAppearance {
  theme: 'light' | 'dark' | 'auto'
  colours: Partial<Record<ColourName, Record<Light, string>>>
  radius: number | undefined
  fontSize: number | undefined
  fontFamily: FontFamily
}

const fonts = ['system', 'sans', 'serif', 'rounded'] as const
const hex = /^#[0-9a-f]{6}$/i

/**
 * Reads what a merchant's page has sent as appearance. Nothing of it is CSS, and nothing that is not known gets by.
 *
 * @throws {AppearanceRefused}
 */
export function readAppearance(sent: Appearance): ReadAppearance {
  onlyKnown('appearance', sent, ['theme', 'variables'])
  const { theme = 'auto', variables = {} } = sent
  if (!['light', 'dark', 'auto'].includes(theme)) refuse('theme', "'light', 'dark' or 'auto'")
  onlyKnown('variables', variables, [...colourNames, 'radius', 'fontSize', 'fontFamily'])
  const { radius, fontSize, fontFamily = 'system' } = variables
  if (radius !== undefined && !isWithin(radius, 0, 24)) refuse('radius', 'a number from 0 to 24')
  if (fontSize !== undefined && !isWithin(fontSize, 14, 20))
    refuse('fontSize', 'a number from 14 to 20')
  if (!fonts.includes(fontFamily)) refuse('fontFamily', `one of ${fonts.join(', ')}`)
  return {
    theme,
    colours: Object.fromEntries(
      colourNames.flatMap((name) => {
        const colour = variables[name]
        return colour === undefined ? [] : [[name, byLight(name, colour)]]
      }),
    ),
    radius,
    fontSize,
    fontFamily,
  }
}

function byLight(name: ColourName, colour: Colour): Record<Light, string> {
  const both = typeof colour === 'string' ? { light: colour, dark: colour } : colour
  onlyKnown(name, both, ['light', 'dark'])
  const { light, dark } = both
  if (![light, dark].every((one) => typeof one === 'string' && hex.test(one)))
    refuse(name, "a colour such as '#0b6e69', or { light, dark } with one each")
  return { light, dark }
}

function onlyKnown(place: string, value: unknown, names: readonly string[]) {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    refuse(place, 'an object')
  const unknown = Object.keys(value).find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new AppearanceRefused(
      `${place} has no "${unknown.slice(0, 40)}". It has ${names.join(', ')}.`,
    )
}

const isWithin = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && value >= least && value <= most

function refuse(place: string, wanted: string): never {
  throw new AppearanceRefused(`${place} must be ${wanted}.`)
}
