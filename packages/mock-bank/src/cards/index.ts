export type { CardBank } from './bank.ts'
export { bankNameOf, issuerOf, type CardType, type Issuer } from './bins.ts'
export {
  bindCard,
  findCard,
  listBoundCards,
  readCardNumber,
  unbindCard,
  type BoundCard,
  type ConfirmedCard,
} from './bound-card.ts'
export { isCardNumber, lastFour, type LuhnRule } from './card-number.ts'
export { presentCard } from './present-card.ts'
