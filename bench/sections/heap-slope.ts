import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { median } from '../harness/rounds.ts'
import { startServer } from '../harness/server.ts'
import { closing } from './closing.ts'
import { hireLedger } from './hire-product.ts'
import type { Section } from './section.ts'

const clients = 64
const customers = 20_000

/** The load runs in so many parts; after each the process frees what it can and is weighed. */
const slicesOfASoak = 60

/** What the books and their log take on the disk at the fastest a laptop does, in bytes. */
const bytesASecond = 50 * 2 ** 20
const bytesOfLog = 8 * 2 ** 30

interface Slice {
  minute: number
  perSecond: number
  heapMiB: number
}

/** A ledger under full load for as long as it takes to see whether it keeps anything. */
export const heapSlope: Section = {
  name: 'heapSlope',
  measure: async (options) => {
    await mustHaveRoom(options.soakSeconds)
    const server = await startServer()
    return closing([server.stop], async (close) => {
      const url = await server.database('product')
      const product = await hireLedger(options, { customers, url }, server)
      close(product.close)

      const slices: Slice[] = []
      const seconds = options.soakSeconds / slicesOfASoak
      for (let slice = 1; slice <= slicesOfASoak; slice++) {
        const { perSecond } = await product.run({ clients, seconds })
        const heapMiB = (await product.heapAfterGc()) / 2 ** 20
        slices.push({ minute: (slice * seconds) / 60, perSecond, heapMiB })
      }
      await product.check()

      const minutes = options.soakSeconds / 60
      // What the first fifth of a soak shows is still warming up: two minutes of ten.
      const settled = slices.filter(({ minute }) => minute > minutes / 5)
      const third = settled.filter(({ minute }) => minute <= (minutes * 3) / 10)
      const last = settled.filter(({ minute }) => minute > (minutes * 9) / 10)
      const rateOf = (some: Slice[]) => median(some.map(({ perSecond }) => perSecond))
      return {
        minutes,
        percentAMinute: slopeOf(settled),
        heapMiBSettled: settled[0]?.heapMiB ?? 0,
        heapMiBAtEnd: settled.at(-1)?.heapMiB ?? 0,
        thirdMinutePerSecond: rateOf(third),
        lastMinutePerSecond: rateOf(last),
        rateKept: rateOf(last) / rateOf(third),
      }
    })
  },
}

/** @throws where the disk would be full before the time is over */
const mustHaveRoom = async (seconds: number): Promise<void> => {
  const { bavail, bsize } = await statfs(tmpdir())
  const needed = seconds * bytesASecond + bytesOfLog
  if (bavail * bsize < needed)
    throw new Error(`A soak of ${seconds} s needs ${Math.ceil(needed / 2 ** 30)} GiB of disk.`)
}

/** How many percent of itself the heap grows a minute, by the line that fits the samples best. */
const slopeOf = (slices: readonly Slice[]): number => {
  const mean = (of: (slice: Slice) => number) =>
    slices.reduce((sum, slice) => sum + of(slice), 0) / slices.length
  const [time, heap] = [mean(({ minute }) => minute), mean(({ heapMiB }) => heapMiB)]
  const covariance = mean(({ minute, heapMiB }) => (minute - time) * (heapMiB - heap))
  const variance = mean(({ minute }) => (minute - time) ** 2)
  return (100 * covariance) / variance / heap
}
