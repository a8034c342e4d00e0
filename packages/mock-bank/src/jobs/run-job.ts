import { faultOf } from '../kernel/log.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Realm } from '../realms/realm.ts'
import { backOff, type ClaimedJob, finish } from './claim.ts'
import type { Registry } from './runner.ts'

/** Runs a job that was claimed, and keeps what became of it. A failure is logged and tried again later. */
export const runJob = async <B extends Kernel>(
  bank: B,
  realm: Realm,
  job: ClaimedJob,
  registry: Registry<B>,
): Promise<void> => {
  try {
    const run = registry[job.kind]
    if (!run) throw new Error(`Nobody runs jobs of the kind ${job.kind}.`)
    await run(bank, realm, job.payload as never)
    await finish(bank, job)
  } catch (error) {
    const { kind, attempts: attempt, realmId } = job
    bank.log.error('A job failed and will be tried again.', {
      job: kind,
      attempt,
      realmId,
      fault: faultOf(error),
    })
    await backOff(bank, job)
  }
}
