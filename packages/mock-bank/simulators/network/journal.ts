import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ResponseCode } from './response-codes.ts'

/** A movement the network took on, as it will answer for it ever after. */
export interface Transaction {
  merId: string
  orderId: string
  txnTime: string
  txnType: string
  /** Fen, as the text of the message. */
  txnAmt: string
  /** Who and which card, by their names in the people table; no card number is kept. */
  person: string | undefined
  card: string | undefined
  /** The network's own reference. */
  queryId: string
  result: ResponseCode
  /** How many queries are still answered with "being processed" before the result is told. */
  queriesBeforeResult: number
}

/** What one realm's network remembers. */
export interface Journal {
  find(key: TransactionKey): Transaction | undefined
  save(transaction: Transaction): void
  all(): Transaction[]
  size(): number
}

export type TransactionKey = Pick<Transaction, 'merId' | 'orderId' | 'txnTime'>

/**
 * A journal in memory, or, given a file, one that outlives the process: each change is a line at the
 * end of the file, and the last line of a transaction is its state.
 */
export function openJournal(file?: string): Journal {
  const known = new Map<string, Transaction>()
  if (file) for (const transaction of readLines(file)) known.set(keyText(transaction), transaction)

  return {
    find: (key) => known.get(keyText(key)),
    save(transaction) {
      known.set(keyText(transaction), transaction)
      if (file) appendFileSync(file, `${JSON.stringify(transaction)}\n`, { mode: 0o600 })
    },
    all: () => [...known.values()],
    size: () => known.size,
  }
}

const keyText = ({ merId, orderId, txnTime }: TransactionKey) => `${merId} ${orderId} ${txnTime}`

function readLines(file: string): Transaction[] {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) return []

  const text = readFileSync(file, 'utf8')
  const complete = text.slice(0, text.lastIndexOf('\n') + 1)
  // Half a line is what a crash in the middle of writing leaves; end it so that the next one starts clean.
  if (complete !== text) appendFileSync(file, '\n')
  return text.split('\n').flatMap(readLine)
}

function readLine(line: string): Transaction[] {
  try {
    // What stands in the file was written by `save` above.
    return [JSON.parse(line) as Transaction]
  } catch {
    return []
  }
}
