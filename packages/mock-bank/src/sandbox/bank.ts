import type { CardBank } from '../cards/bank.ts'

/** A bank whose outside world may be simulated. */
export interface SandboxBank extends CardBank {
  /** Where the simulators answer, without a slash at the end; null in production. */
  simulatorsUrl: string | null
}
