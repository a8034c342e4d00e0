import { z } from 'zod'

/**
 * One line of text that people read, such as what an order is for: no line breaks or other control
 * characters, nothing that turns the direction of what follows, and not blank.
 */
export const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(
      /^(?=.*\S)[^\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u,
      'Expected one line of text without control characters.',
    )

/** Text that people write to people: it may have line breaks, but nothing else of what `line` refuses. */
export const lines = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(
      /^(?=[^]*\S)(?:\n|[^\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])*$/u,
      'Expected text without control characters other than line breaks.',
    )

/** An http or https address as it stands in a browser, without blanks or control characters. */
export const httpUrl = () =>
  z
    .string()
    .max(2048)
    .regex(/^[^\s\p{Cc}\p{Cf}\\]*$/u, 'Expected an address without blanks or control characters.')
    .check(z.url({ protocol: /^https?$/ }))
