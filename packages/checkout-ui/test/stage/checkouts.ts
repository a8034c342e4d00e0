import type { CheckoutSession, CheckoutSummary, Payment, Problem } from '@qiantang/sdk/contract'

/*
 * Answers of the bank for the states a payer can meet, held to the contract by their types. Each builder
 * fills in what a test does not care about.
 */

export const checkoutSessionId = 'cos_01JWM2E6T0ABCDEFGHJKMNPQRS'
export const secret = 'csk_3yq7Vn0cQ2m8sKpXr5tLbW9d'

const now = '2026-06-01T10:00:00.000+08:00'
const expiresAt = '2026-06-01T10:14:32.000+08:00'

const tea: CheckoutSummary = {
  id: checkoutSessionId,
  status: 'open',
  version: 1,
  merchantName: '青芽茶铺',
  ...{ appearance: null, logoUrl: null },
  orderReference: 'P20260601-0001',
  description: '明前龙井与茶荷',
  items: [
    { name: '明前龙井 50 克', quantity: 1, amount: 68_00 },
    { name: '青瓷茶荷', quantity: 1, amount: 25_50 },
    { name: '会员立减', quantity: 1, amount: -5_00 },
  ],
  total: 88_50,
  currency: 'CNY',
  methods: [{ channel: 'bank_balance', available: true, reason: null, products: [], payerFee: 0 }],
  returnUrl: 'http://127.0.0.1:4020/thanks?order=1',
  cancelUrl: 'http://127.0.0.1:4020/cart',
  locale: null,
  mode: 'sandbox',
  expiresAt,
  now,
}

export const bill = (change: Partial<CheckoutSummary> = {}): CheckoutSummary => ({
  ...tea,
  ...change,
})

export const session = (change: Partial<CheckoutSession> = {}): CheckoutSession => ({
  ...tea,
  orderId: 'ord_01JWM2E6S0ABCDEFGHJKMNPQRS',
  userId: 'u_1001',
  payer: {
    accountId: 'acc_01JWM2E6R0ABCDEFGHJKMNPQRS',
    accountClass: 'III',
    available: 1286_40,
    pinIsSet: true,
  },
  savedCards: [],
  payment: null,
  createdAt: now,
  ...change,
})

export const payment = (change: Partial<Payment> = {}): Payment => ({
  id: 'pay_01JWM2E6V0ABCDEFGHJKMNPQRS',
  orderId: 'ord_01JWM2E6S0ABCDEFGHJKMNPQRS',
  mandateId: null,
  reference: null,
  description: null,
  metadata: {},
  userId: 'u_1001',
  channel: 'bank_balance',
  product: null,
  channelReference: null,
  amount: 88_50,
  currency: 'CNY',
  payerFee: 0,
  refundedAmount: 0,
  status: 'requires_action',
  nextAction: { type: 'enter_pin', challengeId: 'chl_01JWM2E6W0ABCDEFGHJKMNPQRS' },
  failure: null,
  createdAt: now,
  finishedAt: null,
  ...change,
})

export const asksForPin = () => session({ payment: payment() })

export const paid = () =>
  session({
    status: 'completed',
    payer: {
      accountId: 'acc_01JWM2E6R0ABCDEFGHJKMNPQRS',
      accountClass: 'III',
      available: 1197_90,
      pinIsSet: true,
    },
    payment: payment({
      status: 'succeeded',
      nextAction: null,
      finishedAt: '2026-06-01T10:02:31.000+08:00',
    }),
  })

export const problem = (change: Partial<Problem> & Pick<Problem, 'code' | 'status'>): Problem => ({
  type: `https://docs.qiantang.example/errors/${change.code}`,
  title: change.code,
  requestId: 'req_01JWM2E6X0ABCDEFGHJKMNPQRS',
  retryable: false,
  message: change.code,
  ...change,
})
