import { createHistogram } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Work } from './contender.ts'

/** More of them waiting at a time mean that the arrivals have outrun whoever answers. */
const mostUnderWay = 5000

/**
 * Calls that arrive evenly, so many a second, whether or not those before have their answer. Each is timed
 * from when it was due, so that a stall is felt by all that fell into it.
 *
 * @throws where the answers fall behind for good
 */
export const arrive = async (
  { arrivals, seconds }: { arrivals: number; seconds: number },
  act: () => Promise<unknown>,
): Promise<Work> => {
  const latency = createHistogram()
  const underWay = new Set<Promise<void>>()
  const began = performance.now()
  const total = Math.floor(arrivals * seconds)
  let failure: Error | undefined

  const one = async (dueAt: number) => {
    await act()
    latency.record(Math.max(1, Math.round((performance.now() - dueAt) * 1e6)))
  }
  const launch = (dueAt: number) => {
    const call = one(dueAt)
      .catch((error: unknown) => {
        failure ??= error instanceof Error ? error : new Error(String(error))
      })
      .finally(() => underWay.delete(call))
    underWay.add(call)
  }

  for (let launched = 0; launched < total && failure === undefined;) {
    const due = Math.min(total, ((performance.now() - began) / 1000) * arrivals)
    for (; launched < due; launched++) launch(began + (launched / arrivals) * 1000)
    if (underWay.size > mostUnderWay) failure = new Error('The answers fell behind the arrivals.')
    await sleep(1)
  }
  await Promise.all(underWay)
  if (failure !== undefined) throw failure

  const elapsed = (performance.now() - began) / 1000
  return {
    done: latency.count,
    seconds: elapsed,
    perSecond: latency.count / elapsed,
    p50Ms: latency.percentile(50) / 1e6,
    p99Ms: latency.percentile(99) / 1e6,
  }
}
