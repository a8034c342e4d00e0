/**
 * What time it is at the bank. Devices are wrong and tests turn the bank's clock, so a page never counts
 * by its own: it takes the `now` of the last answer and adds what has passed since, by a clock that
 * nobody can set.
 */
export interface BankClock {
  now: () => number
  /** The moment the page was drawn first; the server drew with it, so the first draw here must too. */
  firstNow: number
  /** Takes a newer `now` from an answer of the bank. */
  set: (now: string) => void
}

export function bankClock(firstNow: string): BankClock {
  let bank = Date.parse(firstNow)
  let taken = performance.now()
  return {
    firstNow: bank,
    now: () => bank + performance.now() - taken,
    set: (now) => {
      bank = Date.parse(now)
      taken = performance.now()
    },
  }
}
