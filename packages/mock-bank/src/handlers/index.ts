import { accounts } from './accounts.ts'
import { app } from './app.ts'
import { approvals, operatorSettlementTerms } from './approvals.ts'
import { applications } from './applications.ts'
import { auditEntries } from './audit-entries.ts'
import { banks } from './banks.ts'
import { cards } from './cards.ts'
import { challenges } from './challenges.ts'
import { checkoutSessions } from './checkout-sessions.ts'
import { complaints, sandboxComplaints } from './complaints.ts'
import { composite } from './composite.ts'
import { devices } from './devices.ts'
import { events } from './events.ts'
import type { Handlers } from './handler.ts'
import { identityDetails } from './identity-details.ts'
import { keys } from './keys.ts'
import { lostPhoneReports } from './lost-phone-reports.ts'
import { mandates } from './mandates.ts'
import { merchantCodes, scans } from './merchant-codes.ts'
import {
  operatorApps,
  operatorAuditEntries,
  operatorMoney,
  operatorSession,
  sandboxOperators,
} from './operators.ts'
import { orders } from './orders.ts'
import { pageTokens } from './page-tokens.ts'
import { passkeys } from './passkeys.ts'
import { codePayments, paymentCodes } from './payment-codes.ts'
import { paymentLinks } from './payment-links.ts'
import { payments } from './payments.ts'
import { pinResets } from './pin-resets.ts'
import { pin } from './pin.ts'
import { cardIssuers, quickPayAgreements, quickPayTerms } from './quick-pay-agreements.ts'
import { sandboxAccounts } from './sandbox-accounts.ts'
import { sandboxApps } from './sandbox-apps.ts'
import { sandboxCheckoutSessions } from './sandbox-checkout-sessions.ts'
import { sandboxClock } from './sandbox-clock.ts'
import { sandboxMagicValues } from './sandbox-magic-values.ts'
import { sandboxMessages } from './sandbox-messages.ts'
import { sandboxPeople } from './sandbox-people.ts'
import { sandboxRealms } from './sandbox-realms.ts'
import { sessions } from './sessions.ts'
import { bills } from './bills.ts'
import { feeReport, feeRules, sandboxFeeRules } from './fees.ts'
import {
  balance,
  payoutAccount,
  sandboxSettlementTerms,
  settlements,
  settlementTerms,
} from './settlements.ts'
import { topUps } from './top-ups.ts'
import { refunds } from './refunds.ts'
import { transfers } from './transfers.ts'
import { userPayments } from './user-payments.ts'
import { userSessions } from './user-sessions.ts'
import { webhookEndpoints } from './webhook-endpoints.ts'
import { withdrawals } from './withdrawals.ts'

/** What answers each route of the contract. */
export const handlers = {
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
  lostPhoneReports,
  complaints,
  orders,
  payments,
  codePayments,
  merchantCodes,
  scans,
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
} satisfies Handlers
