import type { CustomerBank } from '../customers/bank.ts'
import { addSeconds, dayOf } from '../kernel/time.ts'
import type { Speed } from './card-movement.ts'

const hourSeconds = 3_600
const daySeconds = 24 * hourSeconds

/** By when a withdrawal that is begun at a moment should be on the card. */
export const expectedAtOf = ({ rules }: CustomerBank, speed: Speed, at: Date): Date => {
  const { fastHours, arrivalHour } = rules.withdrawals
  return speed === 'fast' ? addSeconds(at, fastHours * hourSeconds) : nextDayAt(at, arrivalHour)
}

/** When a withdrawal that is begun at a moment goes out, if it goes with the next day's batch. */
export const nextBatchAt = ({ rules }: CustomerBank, at: Date): Date =>
  nextDayAt(at, rules.withdrawals.batchHour)

const nextDayAt = (at: Date, hour: number): Date =>
  addSeconds(new Date(`${dayOf(at)}T00:00:00+08:00`), daySeconds + hour * hourSeconds)
