export type { QrBank } from './bank.ts'
export { createCode } from './create-code.ts'
export {
  closeMerchantCode,
  createMerchantCode,
  retrieveMerchantCode,
} from './create-merchant-code.ts'
export { createSeed } from './create-seed.ts'
export {
  presentCode,
  presentCodePayment,
  presentNewCode,
  presentReversal,
  presentSeed,
} from './present.ts'
export { retrieveCode, retrieveCodePayment } from './read.ts'
export { reverseCodePayment } from './reverse.ts'
export { listMerchantCodes } from './merchant-code-table.ts'
export { presentMerchantCode } from './present-merchant-code.ts'
export { scanCode } from './scan.ts'
export { takeByCode } from './take-by-code.ts'
