import type { AccountBank } from '../accounts/bank.ts'

/** A bank whose outside world may be simulated. */
export interface SandboxBank extends AccountBank {
  /** Where the simulators answer, without a slash at the end; null where there are none. */
  simulatorsUrl: string | null
}
