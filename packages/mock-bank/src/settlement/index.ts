export { clearDay } from './clear-day.ts'
export type { Clearing } from './clearing.ts'
export { listClearings } from './clearing-table.ts'
export { feeReport } from './fee-report.ts'
export { inquirePayout, payOutSettlement, watchPayout } from './pay-out.ts'
export { presentPayoutAccount, retrievePayoutAccount, setPayoutAccount } from './payout-account.ts'
export { presentBill, presentLine } from './present-bill.ts'
export { presentSettlement } from './present-settlement.ts'
export { presentTerms } from './present-terms.ts'
export {
  merchantBalance,
  pageOfLines,
  pageOfSettled,
  pageOfSettlements,
  retrieveSettlement,
  retrieveTerms,
} from './read.ts'
export { settle } from './settle.ts'
export {
  clearJob,
  payoutInquiryJob,
  payoutJob,
  payoutWatchJob,
  settleJob,
} from './settlement-jobs.ts'
export { writeTerms, writeTermsIn } from './terms.ts'
