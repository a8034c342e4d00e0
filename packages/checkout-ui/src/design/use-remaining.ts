import { useSyncExternalStore } from 'react'
import type { BankClock } from './bank-clock.ts'

/** Milliseconds left until a moment of the bank's clock, in whole seconds, ticking. */
export function useRemaining(until: string, clock: BankClock): number {
  const end = Date.parse(until)
  return useSyncExternalStore(
    everyQuarterSecond,
    () => wholeSeconds(end - clock.now()),
    () => wholeSeconds(end - clock.firstNow),
  )
}

const wholeSeconds = (ms: number) => Math.max(0, Math.ceil(ms / 1000) * 1000)

function everyQuarterSecond(tick: () => void) {
  const timer = setInterval(tick, 250)
  return () => clearInterval(timer)
}
