/** The Qiantang reference bank, and its sandbox. */
export { type BankOptions, type CardNetworkOptions, createBank, type QiantangBank } from './bank.ts'
