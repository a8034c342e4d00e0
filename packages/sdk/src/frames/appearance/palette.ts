import { bankColours, type Light } from './bank-colours.ts'
import { contrast, hexOf, mixed, rgbOf, type Rgb } from './colour.ts'
import { AppearanceRefused, type ColourName, type ReadAppearance } from './read-appearance.ts'

const text = 4.5
const border = 3
const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]

/** The names of `design/theme.css` that a merchant's colours replace. */
export type Palette = Record<string, string>

type Given = Partial<Record<ColourName, string>>

/**
 * The colours of an element by one light: the merchant's three, and all that has to go with them. What means danger,
 * waiting or good news stays the bank's.
 *
 * @throws {AppearanceRefused} Where a text would be hard to read.
 */
export function paletteOf(given: Given, light: Light): Palette {
  const bank = bankColours[light]
  const surface = rgbOf(given.colorBackground ?? bank.surface)
  const ink = rgbOf(given.colorText ?? bank.ink)
  const tide = rgbOf(given.colorPrimary ?? bank.tide)
  const onTide = readableOn(tide)

  // One that the merchant has given: the bank's own hold together.
  const toBlame = (...names: ColourName[]) => names.find((name) => given[name] !== undefined)
  const judge = (
    name: string,
    colour: Rgb,
    ground: Rgb,
    on: ColourName,
    blamed: ColourName = on,
  ) => {
    const ratio = contrast(colour, ground)
    // Cut, not rounded: what is short of the bound must not read as if it met it.
    const figure = Math.floor(ratio * 100) / 100
    if (ratio < text)
      throw new AppearanceRefused(
        `${name} on ${on} has a contrast of ${figure} : 1 when it is ${light}. Text needs ${text} : 1.`,
        toBlame(blamed, on) ?? null,
      )
  }
  judge('colorText', ink, surface, 'colorBackground', 'colorText')
  judge('colorPrimary', tide, surface, 'colorBackground', 'colorPrimary')
  judge('Text of a button', onTide, tide, 'colorPrimary')
  for (const meaning of ['seal', 'gold', 'leaf'] as const)
    judge(
      `The bank’s colour for ${meanings[meaning]}`,
      rgbOf(bank[meaning]),
      surface,
      'colorBackground',
    )

  return {
    ...(given.colorPrimary && ofPrimary({ tide, onTide, surface, light })),
    ...((given.colorBackground || given.colorText) && ofGround({ surface, ink, tide, light })),
  }
}

const meanings = { seal: 'danger', gold: 'waiting', leaf: 'good news' } as const

function ofPrimary(of: { tide: Rgb; onTide: Rgb; surface: Rgb; light: Light }): Palette {
  const { tide, onTide, surface, light } = of
  const deep = most(
    (share) => mixed(black, tide, share),
    (colour) => contrast(white, colour) >= 6.5,
  )
  return {
    tide: hexOf(tide),
    // Further from its own text, so that this stays readable on it.
    'tide-strong': hexOf(mixed(tide, onTide === white ? black : white, 0.18)),
    'tide-soft': hexOf(softOf(tide, surface)),
    'on-tide': hexOf(onTide),
    deep: hexOf(light === 'light' ? deep : mixed(deep, black, 0.35)),
    'on-deep': hexOf(white),
    'on-deep-2': hexOf(mixed(white, deep, 0.2)),
    // The mark of a shop without a logo.
    shop: hexOf(deep),
  }
}

function ofGround(of: { surface: Rgb; ink: Rgb; tide: Rgb; light: Light }): Palette {
  const { surface, ink, tide, light } = of
  const bank = bankColours[light]
  const readable = [ink, tide, ...[bank.seal, bank.gold, bank.leaf].map(rgbOf)]
  // Keys and quiet grounds: a shade off the surface, as far as everything can still be read on it.
  const paper = most(
    (share) => mixed(surface, ink, share * 0.05),
    (ground) => readable.every((colour) => contrast(colour, ground) >= text),
  )
  const quiet = (share: number) =>
    most(
      (part) => mixed(ink, surface, part * share),
      (colour) => contrast(colour, surface) >= text && contrast(colour, paper) >= text,
    )
  return {
    surface: hexOf(surface),
    paper: hexOf(paper),
    ink: hexOf(ink),
    'ink-2': hexOf(quiet(0.25)),
    'ink-3': hexOf(quiet(0.38)),
    line: hexOf(mixed(surface, ink, 0.15)),
    field: hexOf(
      most(
        (part) => mixed(ink, surface, part * 0.55),
        (colour) => contrast(colour, surface) >= border + 0.1,
      ),
    ),
    'tide-soft': hexOf(softOf(tide, surface)),
    'seal-soft': hexOf(softOf(rgbOf(bank.seal), surface)),
    'gold-soft': hexOf(softOf(rgbOf(bank.gold), surface)),
    'leaf-soft': hexOf(softOf(rgbOf(bank.leaf), surface)),
    rim: hexOf(mixed(surface, ink, 0.1)),
  }
}

const readableOn = (ground: Rgb): Rgb => {
  const dark: Rgb = [6, 32, 30]
  return contrast(white, ground) >= contrast(dark, ground) ? white : dark
}

/** A breath of a colour on the surface, on which the colour itself can still be read. */
const softOf = (colour: Rgb, surface: Rgb): Rgb =>
  most(
    (share) => mixed(surface, colour, share * 0.14),
    (ground) => contrast(colour, ground) >= text,
  )

/** As much as is allowed, in steps of a twentieth; nothing of it where nothing is. */
function most(of: (share: number) => Rgb, allowed: (colour: Rgb) => boolean): Rgb {
  for (let share = 20; share > 0; share--) {
    const colour = of(share / 20)
    if (allowed(colour)) return colour
  }
  return of(0)
}

/** The colours of an appearance, one value a name, for whichever light the page is in. */
export function coloursOf({ theme, colours }: ReadAppearance): Palette {
  const given = (light: Light): Given =>
    Object.fromEntries(Object.entries(colours).map(([name, colour]) => [name, colour[light]]))
  const lights = (['light', 'dark'] as const).filter((light) => theme === 'auto' || theme === light)
  const [first, other = first] = lights.map((light) => paletteOf(given(light), light))
  if (!first || !other) return {}
  return Object.fromEntries(
    Object.keys(first).map((name) => [name, `light-dark(${first[name]}, ${other[name]})`]),
  )
}
