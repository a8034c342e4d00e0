export { abandon as abandonTransfer, carryOut, takeUp, takeUpJob } from './carry-out.ts'
export { presentTransfer } from './present-transfer.ts'
export { pageOfTransfers, retrieveTransfer } from './read.ts'
export { requestTransfer } from './request.ts'
