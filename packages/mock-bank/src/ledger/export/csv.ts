import type { Queryable } from '../../kernel/database/index.ts'
import { toTimestamp } from '../../kernel/time.ts'
import { currencyCode, decimal, nameOfLeg, wordsOf } from './in-words.ts'
import type { JournalQuery } from './journal-query.ts'
import { readJournal, type JournalLeg, type JournalTransfer } from './read-journal.ts'

const columns = ['at', 'transfer', 'kind', 'description', 'account', 'debit', 'credit', 'currency']

/** A row a line of the journal. */
export async function* csvJournal(tx: Queryable, query: JournalQuery): AsyncGenerator<string> {
  yield rowOf(columns)
  for await (const transfer of readJournal(tx, query))
    yield transfer.legs.map((leg) => rowOf(cellsOf(transfer, leg))).join('')
}

const cellsOf = (transfer: JournalTransfer, leg: JournalLeg): string[] => {
  const [debit, credit] = leg.amount > 0 ? [leg.amount, 0] : [0, -leg.amount]
  return [
    ...[toTimestamp(transfer.at), transfer.id, transfer.kind, wordsOf(transfer), nameOfLeg(leg)],
    ...[debit ? decimal(debit) : '', credit ? decimal(credit) : '', currencyCode(leg.currency)],
  ]
}

const rowOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`

const cellOf = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
