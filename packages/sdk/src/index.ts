/** The wallet client for browsers. Nothing happens on import. */
export {
  isQiantangError,
  QiantangError,
  type ClientErrorCode,
  type QiantangErrorFacts,
} from './errors/qiantang-error.ts'
export type * from './generated/types.ts'
export type { CallOptions } from './http/call-options.ts'
export { createWallet } from './wallet/create-wallet.ts'
export type { PageInput, PageUrlInput, Wallet, WalletView } from './wallet/wallet.ts'
export type { WalletOptions } from './wallet/wallet-options.ts'
