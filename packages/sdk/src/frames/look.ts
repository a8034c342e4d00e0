import type { CheckoutLocale } from '../generated/types.ts'

/** One colour, `#rrggbb`, or one for each light. */
export type Colour = string | { light: string; dark: string }

/** The fonts an element may be set in; all of them are on the device already. */
export type FontFamily = 'system' | 'sans' | 'serif' | 'rounded'

/** How elements look. Every text must hold a contrast of 4.5 : 1, or the look is refused. */
export interface Appearance {
  /** Default `auto`: as the device is set. */
  theme?: 'light' | 'dark' | 'auto' | undefined
  variables?:
    | {
        /** Buttons, links and what is chosen. Default: the bank’s green. */
        colorPrimary?: Colour | undefined
        /** The ground of an element. */
        colorBackground?: Colour | undefined
        /** Text; quieter text is derived from it. */
        colorText?: Colour | undefined
        /** Corners, in pixels, 0 to 24. Default 14. */
        radius?: number | undefined
        /** Of body text, in pixels, 14 to 20. Default 16. */
        fontSize?: number | undefined
        /** Default `system`. */
        fontFamily?: FontFamily | undefined
      }
    | undefined
}

/** Language and looks of what is shown. */
export interface Look {
  locale: CheckoutLocale | null
  appearance: Appearance
}
