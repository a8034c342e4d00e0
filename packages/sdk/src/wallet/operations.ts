import { operation } from '../http/operation.ts'

/** The calls a user’s browser makes. */
export const walletOperations = {
  accounts: {
    list: operation('accounts', 'list', 'GET', '/v1/users/:userId/accounts'),
    retrieve: operation('accounts', 'retrieve', 'GET', '/v1/users/:userId/accounts/:accountId'),
    balance: operation(
      'accounts',
      'balance',
      'GET',
      '/v1/users/:userId/accounts/:accountId/balance',
    ),
    statementLines: operation(
      'accounts',
      'statementLines',
      'GET',
      '/v1/users/:userId/accounts/:accountId/statement-lines',
    ),
  },
  applications: {
    list: operation('applications', 'list', 'GET', '/v1/users/:userId/applications'),
    retrieve: operation(
      'applications',
      'retrieve',
      'GET',
      '/v1/users/:userId/applications/:applicationId',
    ),
  },
  cards: {
    list: operation('cards', 'list', 'GET', '/v1/users/:userId/cards'),
    retrieve: operation('cards', 'retrieve', 'GET', '/v1/users/:userId/cards/:cardId'),
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
  payments: {
    create: operation('userPayments', 'create', 'POST', '/v1/users/:userId/payments'),
    list: operation('userPayments', 'list', 'GET', '/v1/users/:userId/payments'),
    retrieve: operation('userPayments', 'retrieve', 'GET', '/v1/users/:userId/payments/:paymentId'),
  },
  composite: { run: operation('composite', 'run', 'POST', '/v1/composite') },
} as const
