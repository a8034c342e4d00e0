import { operation } from '../http/operation.ts'

/** The calls a user’s browser makes. */
export const walletOperations = {
  keys: { list: operation('keys', 'list', 'GET', '/v1/keys') },
  app: { retrieve: operation('app', 'retrieve', 'GET', '/v1/app') },
  accounts: {
    list: operation('accounts', 'list', 'GET', '/v1/users/:userId/accounts'),
    retrieve: operation('accounts', 'retrieve', 'GET', '/v1/users/:userId/accounts/:accountId'),
    update: operation('accounts', 'update', 'PATCH', '/v1/users/:userId/accounts/:accountId'),
    balance: operation(
      'accounts',
      'balance',
      'GET',
      '/v1/users/:userId/accounts/:accountId/balance',
    ),
    limits: operation('accounts', 'limits', 'GET', '/v1/users/:userId/accounts/:accountId/limits'),
    freeze: operation('accounts', 'freeze', 'POST', '/v1/users/:userId/accounts/:accountId/freeze'),
    unfreeze: operation(
      'accounts',
      'unfreeze',
      'POST',
      '/v1/users/:userId/accounts/:accountId/unfreeze',
    ),
    close: operation('accounts', 'close', 'POST', '/v1/users/:userId/accounts/:accountId/close'),
    statementLines: operation(
      'accounts',
      'statementLines',
      'GET',
      '/v1/users/:userId/accounts/:accountId/statement-lines',
    ),
    statementMonths: operation(
      'accounts',
      'statementMonths',
      'GET',
      '/v1/users/:userId/accounts/:accountId/statement-months',
    ),
  },
  applications: {
    create: operation('applications', 'create', 'POST', '/v1/users/:userId/applications'),
    update: operation(
      'applications',
      'update',
      'PATCH',
      '/v1/users/:userId/applications/:applicationId',
    ),
    submit: operation(
      'applications',
      'submit',
      'POST',
      '/v1/users/:userId/applications/:applicationId/submit',
    ),
    list: operation('applications', 'list', 'GET', '/v1/users/:userId/applications'),
    retrieve: operation(
      'applications',
      'retrieve',
      'GET',
      '/v1/users/:userId/applications/:applicationId',
    ),
  },
  cards: {
    create: operation('cards', 'create', 'POST', '/v1/users/:userId/cards'),
    list: operation('cards', 'list', 'GET', '/v1/users/:userId/cards'),
    retrieve: operation('cards', 'retrieve', 'GET', '/v1/users/:userId/cards/:cardId'),
    unbind: operation('cards', 'unbind', 'DELETE', '/v1/users/:userId/cards/:cardId'),
  },
  pin: { retrieve: operation('pin', 'retrieve', 'GET', '/v1/users/:userId/pin') },
  topUps: {
    create: operation('topUps', 'create', 'POST', '/v1/users/:userId/top-ups'),
    list: operation('topUps', 'list', 'GET', '/v1/users/:userId/top-ups'),
    retrieve: operation('topUps', 'retrieve', 'GET', '/v1/users/:userId/top-ups/:topUpId'),
  },
  withdrawals: {
    create: operation('withdrawals', 'create', 'POST', '/v1/users/:userId/withdrawals'),
    list: operation('withdrawals', 'list', 'GET', '/v1/users/:userId/withdrawals'),
    retrieve: operation(
      'withdrawals',
      'retrieve',
      'GET',
      '/v1/users/:userId/withdrawals/:withdrawalId',
    ),
  },
  transfers: {
    create: operation('transfers', 'create', 'POST', '/v1/users/:userId/transfers'),
    list: operation('transfers', 'list', 'GET', '/v1/users/:userId/transfers'),
    retrieve: operation('transfers', 'retrieve', 'GET', '/v1/users/:userId/transfers/:transferId'),
  },
  mandates: {
    create: operation('mandates', 'create', 'POST', '/v1/users/:userId/mandates'),
    list: operation('mandates', 'list', 'GET', '/v1/users/:userId/mandates'),
    retrieve: operation('mandates', 'retrieve', 'GET', '/v1/users/:userId/mandates/:mandateId'),
    cancel: operation('mandates', 'cancel', 'DELETE', '/v1/users/:userId/mandates/:mandateId'),
  },
  quickPayAgreements: {
    create: operation(
      'quickPayAgreements',
      'create',
      'POST',
      '/v1/users/:userId/quick-pay-agreements',
    ),
    list: operation('quickPayAgreements', 'list', 'GET', '/v1/users/:userId/quick-pay-agreements'),
    retrieve: operation(
      'quickPayAgreements',
      'retrieve',
      'GET',
      '/v1/users/:userId/quick-pay-agreements/:quickPayAgreementId',
    ),
    cancel: operation(
      'quickPayAgreements',
      'cancel',
      'DELETE',
      '/v1/users/:userId/quick-pay-agreements/:quickPayAgreementId',
    ),
  },
  quickPayTerms: {
    retrieve: operation('quickPayTerms', 'retrieve', 'GET', '/v1/quick-pay-terms'),
  },
  payments: {
    create: operation('userPayments', 'create', 'POST', '/v1/users/:userId/payments'),
    list: operation('userPayments', 'list', 'GET', '/v1/users/:userId/payments'),
    retrieve: operation('userPayments', 'retrieve', 'GET', '/v1/users/:userId/payments/:paymentId'),
  },
  paymentCodes: {
    create: operation('paymentCodes', 'create', 'POST', '/v1/users/:userId/payment-codes'),
    retrieve: operation(
      'paymentCodes',
      'retrieve',
      'GET',
      '/v1/users/:userId/payment-codes/:paymentCodeId',
    ),
  },
  scans: { create: operation('scans', 'create', 'POST', '/v1/users/:userId/scans') },
  sessions: {
    list: operation('sessions', 'list', 'GET', '/v1/users/:userId/sessions'),
    revoke: operation('sessions', 'revoke', 'DELETE', '/v1/users/:userId/sessions/:userSessionId'),
  },
  devices: { list: operation('devices', 'list', 'GET', '/v1/users/:userId/devices') },
  auditEntries: {
    list: operation('auditEntries', 'list', 'GET', '/v1/users/:userId/audit-entries'),
  },
  lostPhoneReports: {
    create: operation('lostPhoneReports', 'create', 'POST', '/v1/users/:userId/lost-phone-reports'),
  },
  complaints: {
    create: operation('complaints', 'create', 'POST', '/v1/users/:userId/complaints'),
    list: operation('complaints', 'list', 'GET', '/v1/users/:userId/complaints'),
    retrieve: operation(
      'complaints',
      'retrieve',
      'GET',
      '/v1/users/:userId/complaints/:complaintId',
    ),
  },
  composite: { run: operation('composite', 'run', 'POST', '/v1/composite') },
} as const
