export type { AccountBank, AccountFollower } from './bank.ts'
export { type Account, cardOf, findAccount, listAccounts, userOfAccount } from './account.ts'
export { type FreezeReason, type FreezeScope } from './account-status.ts'
export { type Application, findApplication, listApplications } from './application.ts'
export { cardFault, idNumberFaultOf, notAMobile, notAName } from './applicant.ts'
export { approveApplication } from './approve.ts'
export {
  applicationExpires,
  createApplication,
  slotOfApplications,
  updateApplication,
} from './draft.ts'
export { abandonApplication, expireApplication } from './ending.ts'
export { freezeAccounts, tellFrozen } from './freeze-accounts.ts'
export { errorOfBooks } from './books-refusal.ts'
export { confirmFaceToFace, freezeByBank, unfreezeByBank } from './bank-acts.ts'
export { changeCard } from './change-card.ts'
export { closeAccount } from './close.ts'
export { dormancyJob, lookForDormancy } from './dormancy.ts'
export { freezeAccount } from './freeze.ts'
export {
  giveIdentityDetails,
  readIdentityRequest,
  releaseAccount,
  releaseAccountJob,
} from './identity-details.ts'
export {
  detailsOverdueJob,
  stopAccount,
  stopAccountJob,
  stopForDetails,
} from './identity-request.ts'
export { countTries, uncountTry } from './identity-tries.ts'
export { readLimits } from './limits.ts'
export { setNoPinLimit } from './no-pin-limit.ts'
export { ownerOf } from './owner-of.ts'
export { abandonCard, carryOnWithCard, nextActionOfCard } from './new-card.ts'
export { nextActionOf } from './pending-act.ts'
export { settleAccount } from './settle-pending.ts'
export { type Owner } from './tell-account.ts'
export { turnoverFollower } from './turnover-follower.ts'
export { unbind } from './unbind.ts'
export { unfreezeAccount } from './unfreeze.ts'
export { allows, mustAllow, takesFromOthers } from './what-may-move.ts'
export { payingAccount, slotOfUser } from './paying-account.ts'
export { setPin } from './set-pin.ts'
export { presentAccount } from './present-account.ts'
export { presentApplication } from './present-application.ts'
export { presentLine } from './statement-line.ts'
export { monthsOf, statementOf } from './statement.ts'
export { submitApplication } from './submit.ts'
