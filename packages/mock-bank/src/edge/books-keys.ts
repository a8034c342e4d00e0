import { createHmac, hash } from 'node:crypto'

import type { Kernel } from '../kernel/kernel.ts'
import { uuidOf } from '../ledger/account-id.ts'
import { type CallKey, keptUntil } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import type { KeyedCall } from './idempotency.ts'

/**
 * Routes that do one posting: the books keep their keys, in the customer's lane and in the same breath, and
 * recognise a repeat themselves. No row is claimed beforehand (src/edge/idempotency.ts does that for all others).
 */
export const keptInBooks: ReadonlySet<string> = new Set(['userPayments.create'])

/** What the books know of a call's key: whose it is and what was asked, as hashes. */
export const keyInBooks = (bank: Pick<Kernel, 'vault' | 'wall'>, call: KeyedCall): CallKey => {
  const { principal, method, path, key } = call
  return keptUntil(
    {
      id: uuidOf(hash('sha256', JSON.stringify([principal, method, path, key]))),
      request: uuidOf(requestOf(bank, call)),
    },
    now(bank, call.realm),
  )
}

const requestOf = ({ vault }: Pick<Kernel, 'vault'>, { body }: KeyedCall): string =>
  createHmac('sha256', vault.key('idempotency')).update(body).digest('hex')
