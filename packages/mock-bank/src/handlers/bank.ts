import type { EventBank } from '../events/bank.ts'
import type { OrderBank } from '../orders/index.ts'
import type { SandboxBank } from '../sandbox/bank.ts'

/** What all rooms need together. */
export interface WholeBank extends SandboxBank, OrderBank, EventBank {}
