import { reversalIdOf } from '../../../src/ledger/index.ts'
import type { Leg, Posting } from '../../../src/ledger/index.ts'

/** What `ledger.reverse` makes of a posting that took effect, as worked out from the posting alone. */
export const reversalOf = (posting: Posting, at: Date): Posting => {
  const { id, realmId, slot, legs } = posting
  return {
    ...{ id: reversalIdOf(id), realmId, slot, kind: 'reversal', at, reverses: id },
    legs: legs.map(opposite),
  }
}

const opposite = ({ side, account, amount, counts }: Leg): Leg => ({
  side: side === 'debit' ? 'credit' : 'debit',
  account,
  amount,
  ...(counts === 'turnover' && { counts: 'taken_back' as const }),
})
