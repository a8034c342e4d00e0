export type { AccountBank } from './bank.ts'
export { type Account, allows, cardOf, findAccount, listAccounts, mustAllow } from './account.ts'
export { type Application, findApplication, listApplications } from './application.ts'
export { approveApplication } from './approve.ts'
export {
  applicationExpires,
  createApplication,
  slotOfApplications,
  updateApplication,
} from './draft.ts'
export { abandonApplication, expireApplication } from './ending.ts'
export { setPin } from './set-pin.ts'
export { presentAccount } from './present-account.ts'
export { presentApplication } from './present-application.ts'
export { presentLine } from './statement-line.ts'
export { submitApplication } from './submit.ts'
