export type { Approval } from './approval.ts'
export {
  approvalExpiryJob,
  approve,
  type ApprovedAction,
  type ApprovedActions,
  expireApproval,
  pageOfApprovals,
  propose,
  reject,
  retrieveApproval,
  withdraw,
} from './approvals.ts'
export { appFor, pageOfApps } from './apps-of.ts'
export { pageOfActs } from './audit.ts'
export { createOperator } from './create-operator.ts'
export type { Acting } from './operator.ts'
export { presentApproval, presentOperator, presentSession } from './present.ts'
export { findOperator } from './session.ts'
export { signIn, signOut } from './sign-in.ts'
