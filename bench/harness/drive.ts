import { createHistogram } from 'node:perf_hooks'
import type { Work } from './contender.ts'

/** What a client's act answers with when there is no more to do. */
export const nothingLeft = Symbol('nothing left')

/**
 * Clients that each wait for an answer before they ask again, until the time is over. What is under way
 * then is waited for and counted, with the time it took.
 */
export const drive = async (
  { clients, seconds }: { clients: number; seconds: number },
  act: () => Promise<unknown>,
): Promise<Work> => {
  const latency = createHistogram()
  const began = performance.now()
  const until = began + seconds * 1000
  let failed = false

  const client = async () => {
    for (let asked = performance.now(); asked < until && !failed;) {
      if ((await act()) === nothingLeft) return
      const answered = performance.now()
      latency.record(Math.max(1, Math.round((answered - asked) * 1e6)))
      asked = answered
    }
  }
  // The first failure stops the others: a figure with failures in it is none.
  const stop = (error: unknown) => {
    failed = true
    throw error
  }
  await Promise.all(Array.from({ length: clients }, () => client().catch(stop)))

  const elapsed = (performance.now() - began) / 1000
  return {
    done: latency.count,
    seconds: elapsed,
    perSecond: latency.count / elapsed,
    p50Ms: latency.percentile(50) / 1e6,
    p99Ms: latency.percentile(99) / 1e6,
  }
}
