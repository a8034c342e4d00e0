export type { CardBank } from './bank.ts'
export { bankNameOf, issuerOf, issuerOfPrefix, type CardType, type Issuer } from './bins.ts'
export {
  bindCard,
  findCard,
  hasBound,
  isNumberOf,
  listBoundCards,
  readCardNumber,
  unbindCard,
  type BoundCard,
  type ConfirmedCard,
} from './bound-card.ts'
export {
  bindCandidate,
  candidateAsks,
  failCandidate,
  insertCandidate,
  lockCandidate,
  readCandidateMobile,
} from './candidate.ts'
export { isCardNumber, lastFour, type LuhnRule } from './card-number.ts'
export { presentCard } from './present-card.ts'
