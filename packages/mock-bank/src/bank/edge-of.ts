import { openSigner } from '../apps/bank-signer.ts'
import { secretKeyPrefix } from '../apps/apps.ts'
import { type Finders, findMerchant, findTester } from '../apps/finder.ts'
import { findPage, pageTokenPrefix } from '../apps/page-tokens.ts'
import { findUser, userSessionPrefix } from '../apps/user-sessions.ts'
import { checkoutSecretPrefix, findPayer } from '../checkout/index.ts'
import type { Edge } from '../edge/edge.ts'
import { createIdempotency } from '../edge/idempotency.ts'
import { createLimiter, defaultLimits } from '../edge/rate-limits.ts'
import type { WholeBank } from '../handlers/bank.ts'
import type { Mode } from '../kernel/kernel.ts'
import { realmKeyPrefix } from '../realms/realms.ts'
import type { BankOptions } from './options.ts'

/** What stands between the wire and a bank's handlers. */
export const edgeOf = async (bank: WholeBank, options: BankOptions): Promise<Edge> => ({
  bank,
  finders: findersOf(bank.mode),
  limiter: options.limiter ?? createLimiter(bank.wall),
  limits: { ...defaultLimits, ...options.limits },
  idempotency: createIdempotency(bank),
  signer: await openSigner(bank),
  checkReplies: options.checkReplies ?? false,
  onFault: options.onFault ?? (() => {}),
})

/** Who finds the holder of which bearer token. A page speaks for whoever opened it. */
const findersOf = (mode: Mode): Finders => {
  const parents: Finders = { [userSessionPrefix]: findUser, [checkoutSecretPrefix]: findPayer }
  return {
    ...parents,
    [pageTokenPrefix]: findPage(parents),
    ...(mode === 'sandbox' && { [secretKeyPrefix]: findMerchant, [realmKeyPrefix]: findTester }),
  }
}
