import type { BankSigner } from '../apps/bank-signer.ts'
import type { Finders } from '../apps/finder.ts'
import type { WholeBank } from '../handlers/bank.ts'
import type { Idempotency } from './idempotency.ts'
import type { Limiter, RateLimits } from './rate-limits.ts'

/** What stands between the wire and the handlers. */
export interface Edge {
  bank: WholeBank
  /** Who finds the holder of which bearer token. */
  finders: Finders
  limiter: Limiter
  limits: RateLimits
  idempotency: Idempotency
  /** The signer in use at this moment. */
  signer: () => BankSigner
  /** Holds every answer to the contract; one that breaks it is a fault. For tests. */
  checkReplies: boolean
  /** Told of every fault, whole. For tests: what it holds may be secret. */
  onFault: (error: unknown) => void
}
