/** How long to wait before asking again: soon at first, then less and less often. */
export interface Pace {
  firstMs: number
  growth: number
  longestMs: number
}

/** The payer waits for the answer. */
export const waiting: Pace = { firstMs: 1000, growth: 1.4, longestMs: 8000 }

/** The payer pays in another app or on another page. */
export const watching: Pace = { firstMs: 2000, growth: 1.2, longestMs: 10_000 }

/** The payer thinks; another page may pay, the merchant may change or close the order. */
export const thinking: Pace = { firstMs: 10_000, growth: 1.25, longestMs: 30_000 }

/** Milliseconds before question number `asked` (from 0) of an unchanged matter. */
export const pauseBefore = (asked: number, { firstMs, growth, longestMs }: Pace): number =>
  Math.round(Math.min(firstMs * growth ** asked, longestMs))
