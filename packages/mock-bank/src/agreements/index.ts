export { type Agreement, asksForCode, type Saved } from './agreement.ts'
export {
  activeAgreements,
  findAgreement,
  insertAgreement,
  listAgreements,
  readAgreement,
} from './agreement-table.ts'
export { cancelAgreement, cancelAgreements, tellCancelledAgreements } from './cancel-agreement.ts'
export { confirmCard, type Typist } from './confirm-card.ts'
export { createAgreement } from './create-agreement.ts'
export {
  abandonAgreement,
  failLocked,
  signAgreement,
  signLocked,
  tellSigned,
} from './decide-agreement.ts'
export { elementsOf, readElements } from './elements.ts'
export { countDebit, limitReached, uncountDebit } from './limits.ts'
export { planAgreement } from './plan-agreement.ts'
export { presentAgreement, presentIssuer, presentMask, presentTerms } from './present-agreement.ts'
export { mustHaveAccepted, termsInForce } from './texts.ts'
