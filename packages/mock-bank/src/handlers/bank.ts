import type { EventBank } from '../events/bank.ts'
import type { QrBank } from '../qr/index.ts'
import type { SandboxBank } from '../sandbox/bank.ts'

/** What all rooms need together. */
export interface WholeBank extends SandboxBank, QrBank, EventBank {}
