import { operation } from '../http/operation.ts'

/** The calls a merchant’s server makes. */
export const merchantOperations = {
  app: {
    retrieve: operation('app', 'retrieve', 'GET', '/v1/app'),
    update: operation('app', 'update', 'PATCH', '/v1/app'),
  },
  orders: {
    create: operation('orders', 'create', 'POST', '/v1/orders'),
    list: operation('orders', 'list', 'GET', '/v1/orders'),
    retrieve: operation('orders', 'retrieve', 'GET', '/v1/orders/:orderId'),
    close: operation('orders', 'close', 'POST', '/v1/orders/:orderId/close'),
  },
  checkoutSessions: {
    create: operation('checkoutSessions', 'create', 'POST', '/v1/checkout-sessions'),
    retrieve: operation(
      'checkoutSessions',
      'retrieve',
      'GET',
      '/v1/checkout-sessions/:checkoutSessionId',
    ),
  },
  payments: {
    list: operation('payments', 'list', 'GET', '/v1/payments'),
    retrieve: operation('payments', 'retrieve', 'GET', '/v1/payments/:paymentId'),
  },
  refunds: {
    create: operation('refunds', 'create', 'POST', '/v1/refunds'),
    list: operation('refunds', 'list', 'GET', '/v1/refunds'),
    retrieve: operation('refunds', 'retrieve', 'GET', '/v1/refunds/:refundId'),
  },
  balance: { retrieve: operation('balance', 'retrieve', 'GET', '/v1/balance') },
  payoutAccount: {
    set: operation('payoutAccount', 'set', 'PUT', '/v1/payout-account'),
    retrieve: operation('payoutAccount', 'retrieve', 'GET', '/v1/payout-account'),
  },
  settlementTerms: {
    retrieve: operation('settlementTerms', 'retrieve', 'GET', '/v1/settlement-terms'),
  },
  settlements: {
    list: operation('settlements', 'list', 'GET', '/v1/settlements'),
    retrieve: operation('settlements', 'retrieve', 'GET', '/v1/settlements/:settlementId'),
    lines: operation('settlements', 'lines', 'GET', '/v1/settlements/:settlementId/lines'),
  },
  bills: {
    list: operation('bills', 'list', 'GET', '/v1/bills'),
    retrieve: operation('bills', 'retrieve', 'GET', '/v1/bills/:billId'),
    lines: operation('bills', 'lines', 'GET', '/v1/bills/:billId/lines'),
  },
  feeRules: { list: operation('feeRules', 'list', 'GET', '/v1/fee-rules') },
  feeReport: { retrieve: operation('feeReport', 'retrieve', 'GET', '/v1/fee-report') },
  codePayments: {
    create: operation('codePayments', 'create', 'POST', '/v1/code-payments'),
    retrieve: operation('codePayments', 'retrieve', 'GET', '/v1/code-payments/:paymentId'),
    reverse: operation('codePayments', 'reverse', 'POST', '/v1/code-payments/:paymentId/reverse'),
  },
  merchantCodes: {
    create: operation('merchantCodes', 'create', 'POST', '/v1/merchant-codes'),
    list: operation('merchantCodes', 'list', 'GET', '/v1/merchant-codes'),
    retrieve: operation('merchantCodes', 'retrieve', 'GET', '/v1/merchant-codes/:merchantCodeId'),
    close: operation('merchantCodes', 'close', 'POST', '/v1/merchant-codes/:merchantCodeId/close'),
  },
  paymentLinks: {
    create: operation('paymentLinks', 'create', 'POST', '/v1/payment-links'),
    list: operation('paymentLinks', 'list', 'GET', '/v1/payment-links'),
    retrieve: operation('paymentLinks', 'retrieve', 'GET', '/v1/payment-links/:paymentLinkId'),
    close: operation('paymentLinks', 'close', 'POST', '/v1/payment-links/:paymentLinkId/close'),
  },
  userSessions: {
    create: operation('userSessions', 'create', 'POST', '/v1/user-sessions'),
    revoke: operation('userSessions', 'revoke', 'DELETE', '/v1/user-sessions/:userSessionId'),
  },
  webhookEndpoints: {
    create: operation('webhookEndpoints', 'create', 'POST', '/v1/webhook-endpoints'),
    list: operation('webhookEndpoints', 'list', 'GET', '/v1/webhook-endpoints'),
    delete: operation(
      'webhookEndpoints',
      'delete',
      'DELETE',
      '/v1/webhook-endpoints/:webhookEndpointId',
    ),
    rotateSecret: operation(
      'webhookEndpoints',
      'rotateSecret',
      'POST',
      '/v1/webhook-endpoints/:webhookEndpointId/rotate-secret',
    ),
  },
  events: {
    list: operation('events', 'list', 'GET', '/v1/events'),
    retrieve: operation('events', 'retrieve', 'GET', '/v1/events/:eventId'),
    redeliver: operation('events', 'redeliver', 'POST', '/v1/events/:eventId/redeliver'),
  },
  composite: { run: operation('composite', 'run', 'POST', '/v1/composite') },
  user: {
    accounts: operation('accounts', 'list', 'GET', '/v1/users/:userId/accounts'),
    topUps: operation('topUps', 'list', 'GET', '/v1/users/:userId/top-ups'),
    withdrawals: operation('withdrawals', 'list', 'GET', '/v1/users/:userId/withdrawals'),
    transfers: operation('transfers', 'list', 'GET', '/v1/users/:userId/transfers'),
    payments: operation('userPayments', 'list', 'GET', '/v1/users/:userId/payments'),
    charge: operation('userPayments', 'create', 'POST', '/v1/users/:userId/payments'),
    mandates: operation('mandates', 'list', 'GET', '/v1/users/:userId/mandates'),
    mandate: operation('mandates', 'retrieve', 'GET', '/v1/users/:userId/mandates/:mandateId'),
    cancelMandate: operation(
      'mandates',
      'cancel',
      'DELETE',
      '/v1/users/:userId/mandates/:mandateId',
    ),
  },
} as const
