import { z } from 'zod'

import { dressingOf } from '../frames/appearance/dressing.ts'
import { AppearanceRefused } from '../frames/appearance/read-appearance.ts'
import { open } from './open.ts'

const hex = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'Expected a colour as # and six hexadecimal digits.')

const colours = {
  colorPrimary: 'Buttons, links and what is chosen. Default: the bank’s green.',
  colorBackground: 'The ground of cards and sheets.',
  colorText: 'Text; quieter text is derived from it.',
}
const measures = {
  radius: 'Corners, in pixels. Default 14.',
  fontSize: 'Of body text, in pixels. Default 16.',
  fontFamily: 'Fonts that are on every device. Default `system`.',
}
const theme = 'Default `auto`: as the payer’s device is set. Colours hold by each light it can be.'

const oneOrByLight = (described: string) =>
  z
    .union([hex, z.strictObject({ light: hex, dark: hex })], {
      error: 'Expected a colour as # and six hexadecimal digits, or { light, dark } with one each.',
    })
    .optional()
    .describe(described)

const WriteAppearanceVariables = z.strictObject({
  colorPrimary: oneOrByLight(colours.colorPrimary),
  colorBackground: oneOrByLight(colours.colorBackground),
  colorText: oneOrByLight(colours.colorText),
  radius: z.int().min(0).max(24).optional().describe(measures.radius),
  fontSize: z.int().min(14).max(20).optional().describe(measures.fontSize),
  fontFamily: z
    .enum(['system', 'sans', 'serif', 'rounded'])
    .optional()
    .describe(measures.fontFamily),
})

export const WriteAppearance = z
  .strictObject({
    theme: z.enum(['light', 'dark', 'auto']).optional().describe(theme),
    variables: WriteAppearanceVariables.optional(),
  })
  .superRefine((appearance, { addIssue }) => {
    try {
      dressingOf(appearance)
    } catch (error) {
      if (!(error instanceof AppearanceRefused)) throw error
      // What is no colour at all is told of by its own rule.
      if (error.colour === null) return
      addIssue({ code: 'custom', path: ['variables', error.colour], message: error.message })
    }
  })
  .meta({
    id: 'WriteAppearance',
    description:
      'How the bank’s pages look for this app: the same words that elements and `openCheckout` take. Every text must hold a contrast of 4.5 : 1.',
  })
export type WriteAppearance = z.infer<typeof WriteAppearance>

const colourByLight = (described: string) =>
  z
    .union([z.string(), z.object({ light: z.string(), dark: z.string() })])
    .optional()
    .describe(described)

export const Appearance = z
  .object({
    theme: open(['light', 'dark', 'auto']).optional().describe(theme),
    variables: z
      .object({
        colorPrimary: colourByLight(colours.colorPrimary),
        colorBackground: colourByLight(colours.colorBackground),
        colorText: colourByLight(colours.colorText),
        radius: z.int().optional().describe(measures.radius),
        fontSize: z.int().optional().describe(measures.fontSize),
        fontFamily: open(['system', 'sans', 'serif', 'rounded'])
          .optional()
          .describe(measures.fontFamily),
      })
      .optional(),
  })
  .meta({ id: 'Appearance', description: 'How the bank’s pages look for an app.' })
export type Appearance = z.infer<typeof Appearance>
