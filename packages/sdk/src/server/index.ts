/** The merchant’s server: signed calls. Runs on Node and any runtime with Web Crypto. */
export {
  isQiantangError,
  QiantangError,
  type ClientErrorCode,
  type QiantangErrorFacts,
} from '../errors/qiantang-error.ts'
export type * from '../generated/types.ts'
export type { CallOptions } from '../http/call-options.ts'
export type { PageInput } from '../wallet/wallet.ts'
export { createMerchant } from './create-merchant.ts'
export type { Merchant, MerchantUser } from './merchant.ts'
export type { MerchantOptions } from './merchant-options.ts'
export type { Signer } from './signer.ts'
