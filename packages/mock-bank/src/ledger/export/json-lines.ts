import type { Queryable } from '../../kernel/database/index.ts'
import { toTimestamp } from '../../kernel/time.ts'
import { currencyCode, nameOfLeg, wordsOf } from './in-words.ts'
import type { JournalQuery } from './journal-query.ts'
import { readJournal, type JournalTransfer } from './read-journal.ts'

/** An object a transfer, amounts in fen: debits positive, credits negative. */
export async function* jsonLines(tx: Queryable, query: JournalQuery): AsyncGenerator<string> {
  for await (const transfer of readJournal(tx, query)) yield `${JSON.stringify(told(transfer))}\n`
}

const told = (transfer: JournalTransfer) => ({
  id: transfer.id,
  at: toTimestamp(transfer.at),
  kind: transfer.kind,
  description: wordsOf(transfer),
  lines: transfer.legs.map((leg) => ({
    account: nameOfLeg(leg),
    amount: leg.amount,
    currency: currencyCode(leg.currency),
  })),
})
