import { faultOf } from '../kernel/log.ts'
import type { WholeBank } from './bank.ts'

/**
 * Carries on after a right answer, or a code that was taken. Either stands whatever happens now: what fails here
 * was scheduled before it began, so a job takes it up, and the caller reads that it is being processed.
 */
export const carryOn = async (bank: WholeBank, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    bank.log.error('What followed failed and is left to a job.', {
      fault: faultOf(error),
    })
  }
}
