import { faultOf } from '../kernel/log.ts'
import { type Pulse, startPulse } from '../kernel/pulse.ts'
import type { Bank } from '../ledger/bank.ts'
import { foldVouchers } from '../ledger/index.ts'
import { lanesOf } from '../events/outbox.ts'

const pollMs = 2_000
const together = 5_000

/** Keeps the general ledger's vouchers close behind the entries. Payments do not wait for it. */
export const startVouchers = (bank: Bank): Pick<Pulse, 'stop'> => {
  let isStopped = false
  const foldLane = async (lane: number) => {
    while (!isStopped && (await foldVouchers(bank.sql, lane, together)) === together);
  }
  const pulse = startPulse(
    async () => {
      for (const lane of lanesOf(bank)) await foldLane(lane)
    },
    pollMs,
    (error) => bank.log.error('The vouchers could not be folded.', { fault: faultOf(error) }),
  )
  return {
    stop: () => {
      isStopped = true
      return pulse.stop()
    },
  }
}
