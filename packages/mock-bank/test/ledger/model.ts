import {
  decide,
  type AccountBook,
  type Books,
  type Decision,
  type HoldBook,
  type KeyBook,
} from '../../src/ledger/decide.ts'
import type { Entry } from '../../src/ledger/entry.ts'

/** One lane's books in memory, kept by the specification. */
export class Model implements Books {
  readonly accounts = new Map<string, AccountBook>()
  readonly holds = new Map<string, HoldBook>()
  readonly #hashes = new Map<string, string>()
  readonly #keys = new Map<string, KeyBook & { readonly expiresAt: number }>()

  hash(transferId: string) {
    return this.#hashes.get(transferId)
  }

  key(id: string, at: number) {
    const known = this.#keys.get(id)
    return known && known.expiresAt > at ? known : undefined
  }

  account(accountId: string) {
    return this.accounts.get(accountId)
  }

  hold(holdId: string) {
    return this.holds.get(holdId)
  }

  post(entry: Entry): Decision {
    const decision = decide(this, entry)
    const { id, key, reference } = entry.posting
    const isNew = decision.status === 'posted' || decision.status === 'refused'
    const again = decision.status === 'replayed' && decision.by !== 'key'
    if (key && (isNew || again)) {
      const transferId = decision.status === 'replayed' ? decision.transferId : id
      const expiresAt = key.expiresAt.getTime()
      this.#keys.set(key.id, { request: key.request, transferId, expiresAt })
    }
    if (isNew) this.#hashes.set(id, entry.hash)
    if (decision.status === 'posted') {
      if (reference)
        this.#keys.set(reference.id, {
          request: reference.request,
          transferId: id,
          expiresAt: Number.POSITIVE_INFINITY,
        })
      for (const [accountId, account] of decision.accounts) this.accounts.set(accountId, account)
      if (entry.hold && decision.hold) this.holds.set(entry.hold.id, decision.hold)
    }
    return decision
  }
}
