import { addSeconds } from '../kernel/time.ts'

const minute = 60
const hour = 60 * minute

/** Seconds from one try to the next, as Standard Webhooks recommends: ten tries within about three days. */
const delays = [
  5,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

/** When to try again after a number of failed tries; null when it is enough. */
export const nextTryAt = (at: Date, tries: number): Date | null => {
  const delay = delays[tries - 1]
  return delay === undefined ? null : addSeconds(at, delay)
}
