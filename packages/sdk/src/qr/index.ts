/** Codes to pay by: a merchant's and a payer's in EMVCo's forms, payers' digits, and what a scanned text is. */
export { type BerObject, type FoundBer, readBer, writeBer } from './ber-tlv.ts'
export { buildConsumerCode } from './build-consumer-code.ts'
export { buildMerchantCode, type MerchantCodeFields } from './build-merchant-code.ts'
export type { CardApplication, CodeTemplate, ConsumerCode } from './consumer-code.ts'
export type { DataObject } from './data-objects.ts'
export type {
  AdditionalData,
  LocalNames,
  MerchantAccount,
  MerchantCode,
  Tip,
} from './merchant-code.ts'
export {
  OFFLINE_STEP_SECONDS,
  offlineCode,
  type OfflineSeed,
  offlineStepAt,
  oneTimeNumber,
  readOfflineCode,
} from './offline-code.ts'
export { parseConsumerCode } from './parse-consumer-code.ts'
export { parseMerchantCode } from './parse-merchant-code.ts'
export { checkDigitOf, isPayerCode } from './payer-code.ts'
export { QrError, type QrErrorReason } from './qr-error.ts'
export { recogniseCode, type Recognised } from './recognise-code.ts'
export { type Track2, track2Of } from './track2.ts'
