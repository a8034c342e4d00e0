import { invalidField } from '../kernel/errors.ts'

const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const unitsMs = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000]
const longestMs = 400 * 86_400_000

/** Reads `P1D`, `PT16M`: at most 400 days. */
export const durationMs = (text: string, path: string): number => {
  // What is not named is undefined, whatever its type says.
  const counts = pattern.exec(text)?.slice(1) ?? []
  const ms = counts.reduce(
    (sum, count, place) => sum + Number(count || 0) * (unitsMs[place] ?? 0),
    0,
  )
  if (counts.length === 0) throw invalidField(path, 'Expected a duration such as P1D or PT16M.')
  if (ms > longestMs) throw invalidField(path, 'At most 400 days at a time.')
  return ms
}
