import { accounts } from './accounts.ts'
import { app } from './app.ts'
import { applications } from './applications.ts'
import { auditEntries } from './audit-entries.ts'
import { banks } from './banks.ts'
import { bills } from './bills.ts'
import { cards } from './cards.ts'
import { challenges } from './challenges.ts'
import { checkoutSessions } from './checkout-sessions.ts'
import { complaints, sandboxComplaints } from './complaints.ts'
import { composite } from './composite.ts'
import { devices } from './devices.ts'
import { events } from './events.ts'
import { feeReport, feeRules, sandboxFeeRules } from './fees.ts'
import { identityDetails } from './identity-details.ts'
import { keys } from './keys.ts'
import { lostPhoneReports } from './lost-phone-reports.ts'
import { mandates } from './mandates.ts'
import { merchantCodes, scans } from './merchant-codes.ts'
import { approvals, operatorSettlementTerms } from './operator/approvals.ts'
import { operatorMoney } from './operator/merchant-money.ts'
import {
  operatorApps,
  operatorAuditEntries,
  operatorSession,
  sandboxOperators,
} from './operator/operators.ts'
import { orders } from './orders.ts'
import { pageTokens } from './page-tokens.ts'
import { passkeys } from './passkeys.ts'
import { codePayments, paymentCodes } from './payment-codes.ts'
import { paymentLinks } from './payment-links.ts'
import { payments, userPayments } from './payments.ts'
import { cardIssuers, quickPayAgreements, quickPayTerms } from './quick-pay.ts'
import { refunds } from './refunds.ts'
import { pinResets } from './pin-resets.ts'
import { pin } from './pin.ts'
import {
  sandboxAccounts,
  sandboxApps,
  sandboxCheckoutSessions,
  sandboxClock,
  sandboxMagicValues,
  sandboxMessages,
  sandboxPeople,
  sandboxRealms,
} from './sandbox.ts'
import { sessions } from './sessions.ts'
import {
  balance,
  payoutAccount,
  sandboxSettlementTerms,
  settlements,
  settlementTerms,
} from './settlements.ts'
import { topUps } from './top-ups.ts'
import { transfers } from './transfers.ts'
import { userSessions } from './user-sessions.ts'
import { webhookEndpoints } from './webhook-endpoints.ts'
import { withdrawals } from './withdrawals.ts'

/** The whole API: noun → verb → route. */
export const contract = {
  keys,
  app,
  webhookEndpoints,
  events,
  composite,
  userSessions,
  pageTokens,
  sessions,
  devices,
  auditEntries,
  applications,
  accounts,
  identityDetails,
  pin,
  pinResets,
  passkeys,
  challenges,
  cards,
  topUps,
  withdrawals,
  transfers,
  mandates,
  quickPayAgreements,
  quickPayTerms,
  cardIssuers,
  userPayments,
  paymentCodes,
  scans,
  lostPhoneReports,
  complaints,
  orders,
  payments,
  codePayments,
  merchantCodes,
  refunds,
  balance,
  payoutAccount,
  settlementTerms,
  settlements,
  bills,
  feeRules,
  feeReport,
  banks,
  checkoutSessions,
  paymentLinks,
  operatorSession,
  operatorApps,
  operatorMoney,
  operatorSettlementTerms,
  approvals,
  operatorAuditEntries,
  sandboxRealms,
  sandboxApps,
  sandboxCheckoutSessions,
  sandboxFeeRules,
  sandboxSettlementTerms,
  sandboxClock,
  sandboxAccounts,
  sandboxMessages,
  sandboxPeople,
  sandboxMagicValues,
  sandboxComplaints,
  sandboxOperators,
} as const

export type Contract = typeof contract

/** What each noun is, for the reference. */
export const nouns: Record<keyof Contract, string> = {
  keys: 'The keys the bank signs with, and the one to seal to.',
  app: 'The merchant’s app: the tenant.',
  webhookEndpoints: 'Where the bank sends events (Standard Webhooks).',
  events: 'What happened; also for a receiver that missed some.',
  composite: 'Several calls in one.',
  userSessions: 'Short-lived tokens for users’ browsers.',
  pageTokens: 'Tokens of the bank’s own pages.',
  sessions: 'A user’s own sessions.',
  devices: 'The devices a user has been on.',
  auditEntries: 'What touched a user’s security, for the user to read.',
  applications: 'Opening an e-account by four or five factors, upgrading and reactivating it.',
  accounts: 'E-accounts: their state, balance, limits and statement.',
  identityDetails: 'What the bank has to know of a user beyond the opening.',
  pin: 'The payment PIN.',
  pinResets: 'A new PIN for who has forgotten the old one.',
  passkeys: 'Keys of the user’s devices that approve in the place of the PIN.',
  challenges: 'Questions only the customer can answer.',
  cards: 'Bound cards.',
  topUps: 'Money from the bound card into the e-account.',
  withdrawals: 'Money from the e-account to the bound card.',
  transfers: 'Money from one user to another.',
  mandates: 'No-PIN agreements (免密).',
  quickPayAgreements: 'Cards of any bank, signed for to pay by (快捷支付).',
  quickPayTerms: 'What has to be accepted to pay by a card, and whose cards are taken.',
  cardIssuers: 'Whose card begins with some digits.',
  userPayments: 'A user’s own payments.',
  scans: 'What a user scans.',
  paymentCodes: 'Codes a user shows at a till (付款码).',
  lostPhoneReports: 'A lost phone: everything stops in one step.',
  complaints: 'Complaints of users, and the bank’s answers.',
  orders: 'What a merchant asks to be paid.',
  payments: 'Attempts to pay, of all channels.',
  codePayments: 'What tills take by a payer’s code.',
  merchantCodes: 'Codes a merchant shows (收款码).',
  refunds: 'What a merchant gives back of payments.',
  balance: 'What the bank owes the merchant.',
  payoutAccount: 'Where the merchant’s money is paid out to.',
  settlementTerms: 'When and how the merchant is paid out.',
  settlements: 'What a merchant is paid out, and how it comes about (结算).',
  bills: 'A day of an app, cleared (对账单).',
  feeRules: 'What was agreed about fees.',
  feeReport: 'What payments cost, and what the bank’s own channels saved.',
  banks: 'The banks whose online banking pays.',
  checkoutSessions: 'The hosted checkout.',
  paymentLinks: 'Links that lead payers to the hosted checkout (收款链接, 收款页).',
  operatorSession: 'Console: an operator’s own session.',
  operatorApps: 'Console: the apps an operator may look into.',
  operatorMoney: 'Console: a merchant’s money.',
  operatorSettlementTerms: 'Console: other terms of settlement.',
  approvals: 'Console: what one person proposes and another approves.',
  operatorAuditEntries: 'Console: what operators did.',
  sandboxRealms: 'Sandbox: worlds.',
  sandboxApps: 'Sandbox: apps and their keys.',
  sandboxCheckoutSessions: 'Sandbox: finishing a checkout as its payer would.',
  sandboxFeeRules: 'Sandbox: agreeing about fees as the bank.',
  sandboxSettlementTerms: 'Sandbox: agreeing about settlement as the bank.',
  sandboxClock: 'Sandbox: the clock of a realm.',
  sandboxAccounts: 'Sandbox: what only staff of the bank do to an account.',
  sandboxMessages: 'Sandbox: the SMS that were sent.',
  sandboxPeople: 'Sandbox: test people and cards.',
  sandboxMagicValues: 'Sandbox: values that make something happen.',
  sandboxComplaints: 'Sandbox: answering complaints as the bank.',
  sandboxOperators: 'Sandbox: taking on operators.',
}
