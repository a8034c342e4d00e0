export { attemptPayment } from './attempt-payment.ts'
export type { OrderBank, OrderFollower } from './bank.ts'
export type { Answered } from './books-answer.ts'
export { type CallKey, keptUntil } from './call-key.ts'
export { createOrder, findOrMakeOrder, orderExpiryJob } from './create-order.ts'
export { closeOrder, expireNow, expireOrder } from './end-order.ts'
export { claimForPaid, claimUndecided } from './claim.ts'
export { abandonPayment, failPayment } from './fail-payment.ts'
export { catchUp, paymentFollower } from './follow-payments.ts'
export { mustCoverRefund, releaseRefund, reserveRefund } from './refunded.ts'
export { mustBePayable, obstacleAt, type Order, type OrderStatus, statusAt } from './order.ts'
export { findOrder, lockFollowed, lockOrder } from './order-table.ts'
export { carryOut, carryOutIfClaimed, pay } from './pay.ts'
export { payAtOnce } from './pay-at-once.ts'
export {
  type Claimed,
  inside,
  isClaimed,
  isOfOrder,
  notByMandate,
  type OrderPayment,
  type Payment,
} from './payment.ts'
export {
  findPayment,
  insertPayment,
  newestPaymentOf,
  pendingPayment,
  updatePayment,
  waitingForPin,
} from './payment-table.ts'
export { presentOrder } from './present-order.ts'
export { presentPayment } from './present-payment.ts'
export {
  pageByReference,
  pageOfOrders,
  pageOfPayments,
  retrieveOrder,
  retrievePayment,
} from './read.ts'
export { reopen } from './reopen.ts'
export { startPayment, stillAsks } from './start-payment.ts'
export { takePayment } from './take-payment.ts'
export { endClaims, takeUpPayments } from './take-up.ts'
export { recordTold, told } from './tell.ts'
export { startUserPayment } from './user-payment.ts'
