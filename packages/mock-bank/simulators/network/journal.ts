import { openRecords } from '../records.ts'
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
  /** How many queries are still answered with the result before the card's bank sends the money back. */
  queriesBeforeReturn?: number | undefined
  /** When it was done, `yyyyMMddHHmmss`, where that is told. */
  endedAt?: string | undefined
}

/** What one realm's network remembers. */
export interface Journal {
  find(key: TransactionKey): Transaction | undefined
  save(transaction: Transaction): void
  all(): Transaction[]
  size(): number
}

export type TransactionKey = Pick<Transaction, 'merId' | 'orderId' | 'txnTime'>

/** A journal in memory, or, given a file, one that outlives the process. */
export function openJournal(file?: string): Journal {
  const { find, save, all } = openRecords<Transaction>(keyText, file)
  return { find: (key) => find(keyText(key)), save, all, size: () => all().length }
}

const keyText = ({ merId, orderId, txnTime }: TransactionKey) => `${merId} ${orderId} ${txnTime}`
