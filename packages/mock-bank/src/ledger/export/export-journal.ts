import type { Queryable, Sql } from '../../kernel/database/index.ts'
import { csvJournal } from './csv.ts'
import { hledgerJournal } from './hledger.ts'
import type { JournalQuery } from './journal-query.ts'
import { jsonLines } from './json-lines.ts'

const formats = {
  hledger: hledgerJournal,
  csv: csvJournal,
  jsonl: jsonLines,
} satisfies Record<string, (tx: Queryable, query: JournalQuery) => AsyncGenerator<string>>

export type JournalFormat = keyof typeof formats

export const journalFormats = Object.keys(formats) as JournalFormat[]

/**
 * Writes the books, or a part of them, as others can read them: as they are at one moment, however
 * long the writing takes, and a piece at a time.
 */
export const exportJournal = (
  sql: Sql,
  format: JournalFormat,
  query: JournalQuery,
  write: (text: string) => void | Promise<void>,
): Promise<void> =>
  sql.begin('isolation level repeatable read read only', async (tx) => {
    for await (const text of formats[format](tx, query)) await write(text)
  })
