export { pageOfBills, retrieveBill } from './read.ts'
