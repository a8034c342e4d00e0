/** The bank over HTTP, with its pages. */
export { serveBank, type BankServer, type ServeOptions } from './serve-bank.ts'
export type { ListenLimits } from './listen.ts'
export type { StartPage } from './start-page.ts'
