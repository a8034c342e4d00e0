export * as chart from './chart.ts'
export { foldVouchers, refoldVouchers } from './accounting/vouchers.ts'
export {
  trialBalance,
  type TrialBalanceLine,
  type TrialBalanceQuery,
} from './accounting/trial-balance.ts'
export { checkBooks, type CheckOptions } from './check-books.ts'
export { exportJournal, journalFormats, type JournalFormat } from './export/export-journal.ts'
export type { JournalQuery } from './export/journal-query.ts'
export { expiryOf, nextHoldExpiries, readDueHolds, type DueHold } from './expiry.ts'
export { BooksOff } from './verify/books-off.ts'
export { forgetKeys, keySlices } from './forget-keys.ts'
export { countBooks, type BooksCount } from './verify/count-books.ts'
export type { Link, Links } from './verify/chain.ts'
export { endsPromise, requireEnds } from './verify/ends.ts'
export type { AccountKind, AccountRef } from './chart.ts'
export type {
  Balance,
  Ledger,
  Linked,
  Movement,
  NewAccount,
  NewTerms,
  Outbox,
  OutboxMessage,
  Reversal,
  StatementLine,
  StatementPage,
  StatementQuery,
} from './ledger.ts'
export { readMonths, type StatementMonth } from './statement-months.ts'
export { searchStatement } from './statement-search.ts'
export { openLedger, type LedgerOptions } from './open-ledger.ts'
export { requirePosted } from './outcome.ts'
export type { NameTaken, Outcome, Posted, RefusalCode, Refused, ReplayedBy } from './outcome.ts'
export { credit, debit } from './posting.ts'
export type {
  Counts,
  Fen,
  HoldAct,
  Leg,
  MovementFacts,
  OutsideRefusal,
  Posting,
  PostingKey,
  Side,
} from './posting.ts'
export { reversalIdOf, transferIdOf } from './transfer-id.ts'
export type { Limits } from './decide.ts'
export type { Gathering } from './gather.ts'
