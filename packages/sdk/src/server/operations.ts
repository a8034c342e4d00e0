import { operation } from '../http/operation.ts'

/** The calls a merchant’s server makes. */
export const merchantOperations = {
  app: { retrieve: operation('app', 'retrieve', 'GET', '/v1/app') },
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
    payments: operation('userPayments', 'list', 'GET', '/v1/users/:userId/payments'),
  },
} as const
