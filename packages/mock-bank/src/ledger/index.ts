export * as chart from './chart.ts'
export { checkBooks } from './check-books.ts'
export type { AccountKind, AccountRef } from './chart.ts'
export type {
  Balance,
  Ledger,
  Movement,
  NewAccount,
  Outbox,
  OutboxMessage,
  StatementLine,
  StatementPage,
  StatementQuery,
} from './ledger.ts'
export { openLedger, type LedgerOptions } from './open-ledger.ts'
export { requirePosted } from './outcome.ts'
export type { KeyReused, Outcome, Posted, RefusalCode, Refused } from './outcome.ts'
export { credit, debit } from './posting.ts'
export type { Fen, HoldAct, Leg, MovementFacts, Posting, Side } from './posting.ts'
export { transferIdOf } from './transfer-id.ts'
