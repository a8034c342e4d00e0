import {
  decide,
  type AccountBook,
  type Books,
  type Decision,
  type HoldBook,
} from '../../src/ledger/decide.ts'
import type { Entry } from '../../src/ledger/entry.ts'

/** One lane's books in memory, kept by the specification. */
export class Model implements Books {
  readonly accounts = new Map<string, AccountBook>()
  readonly holds = new Map<string, HoldBook>()
  readonly #hashes = new Map<string, string>()

  hash(transferId: string) {
    return this.#hashes.get(transferId)
  }

  account(accountId: string) {
    return this.accounts.get(accountId)
  }

  hold(holdId: string) {
    return this.holds.get(holdId)
  }

  post(entry: Entry): Decision {
    const decision = decide(this, entry)
    if (decision.status === 'replayed' || decision.status === 'key_reused') return decision
    this.#hashes.set(entry.posting.id, entry.hash)
    if (decision.status === 'posted') {
      for (const [id, account] of decision.accounts) this.accounts.set(id, account)
      if (entry.hold && decision.hold) this.holds.set(entry.hold.id, decision.hold)
    }
    return decision
  }
}
