import type {
  Account,
  App,
  Bill,
  CheckoutSession,
  ClearedLine,
  CodePayment,
  CodePaymentReversal,
  Composite,
  CompositeResult,
  CreateCheckoutSession,
  CreateCodePayment,
  CreateMandatePayment,
  CreateMerchantCode,
  CreateOrder,
  CreatePaymentLink,
  CreateRefund,
  CreateUserSession,
  CreateWebhookEndpoint,
  EventEnvelope,
  FeeReport,
  FeeRule,
  Mandate,
  MerchantBalance,
  MerchantCode,
  NewCheckoutSession,
  NewUserSession,
  NewWebhookEndpoint,
  Order,
  Page,
  Payment,
  PaymentLink,
  PayoutAccount,
  Refund,
  Settlement,
  SettlementTerms,
  TopUp,
  Transfer,
  UpdateApp,
  WebhookEndpoint,
  Withdrawal,
  WritePayoutAccount,
} from '../generated/types.ts'
import type { CallOptions } from '../http/call-options.ts'
import type { PageInput, ReferenceInput } from '../wallet/wallet.ts'

/** What one user has at the bank, as far as the merchant may see it: never balances or card numbers. */
export interface MerchantUser {
  accounts(options?: CallOptions): Promise<Page<Account>>
  topUps(input?: ReferenceInput, options?: CallOptions): Promise<Page<TopUp>>
  withdrawals(input?: ReferenceInput, options?: CallOptions): Promise<Page<Withdrawal>>
  /** The transfers the user made to others. */
  transfers(input?: ReferenceInput, options?: CallOptions): Promise<Page<Transfer>>
  /** Newest first; with `reference`, the one by mandate that has it. */
  payments(input?: ReferenceInput, options?: CallOptions): Promise<Page<Payment>>
  /**
   * Takes a payment by a mandate of the user, without asking them. The same `reference` and content again
   * answers with the same payment.
   *
   * @throws {QiantangError} `mandate_inactive`, `limit_exceeded`, `insufficient_balance`, `account_frozen`,
   *   `reference_conflict`
   */
  charge(input: CreateMandatePayment, options?: CallOptions): Promise<Payment>
  /** What the user lets you take without a PIN, newest first. */
  mandates(input?: PageInput, options?: CallOptions): Promise<Page<Mandate>>
  mandate(mandateId: string, options?: CallOptions): Promise<Mandate>
  /** Ends it at once. Payments taken before stand. */
  cancelMandate(mandateId: string, options?: CallOptions): Promise<Mandate>
}

/** A merchant’s server at the bank. All amounts are whole fen. */
export interface Merchant {
  app: {
    /** The calling app: what it may do. */
    retrieve(options?: CallOptions): Promise<App>
    /**
     * Gives the hosted checkout and the payment links your colours and logo; `appearance` is what elements and
     * `openCheckout` take too. What is left out stays.
     *
     * @throws {QiantangError} `invalid_field`, such as `appearance.variables.colorText` where a text would be hard to read
     */
    update(input: UpdateApp, options?: CallOptions): Promise<App>
  }
  orders: {
    /**
     * Asks to be paid. The same `reference` and content again answers with the same order.
     *
     * @throws {QiantangError} `invalid_field`, `reference_conflict`
     */
    create(input: CreateOrder, options?: CallOptions): Promise<Order>
    /** Newest first; with `reference`, the one order that has it. */
    list(
      input?: PageInput & { reference?: string | undefined },
      options?: CallOptions,
    ): Promise<Page<Order>>
    retrieve(orderId: string, options?: CallOptions): Promise<Order>
    /**
     * Takes an unpaid order back.
     *
     * @throws {QiantangError} `order_paid`, `payment_in_progress`
     */
    close(orderId: string, options?: CallOptions): Promise<Order>
  }
  checkoutSessions: {
    /**
     * Opens the hosted checkout for an order. Send the payer to `url`, by redirect or `openCheckout`.
     *
     * @throws {QiantangError} `order_paid`, `order_closed`, `order_expired`
     */
    create(input: CreateCheckoutSession, options?: CallOptions): Promise<NewCheckoutSession>
    retrieve(checkoutSessionId: string, options?: CallOptions): Promise<CheckoutSession>
  }
  payments: {
    /** Newest first; with `orderId`, the attempts at one order. */
    list(
      input?: PageInput & { orderId?: string | undefined },
      options?: CallOptions,
    ): Promise<Page<Payment>>
    retrieve(paymentId: string, options?: CallOptions): Promise<Payment>
  }
  refunds: {
    /**
     * Gives back part or all of a payment. The same `reference` and content again answers with the same refund.
     *
     * @throws {QiantangError} `not_found`, `payment_not_refundable`, `refund_exceeds_paid`,
     *   `merchant_balance_too_low`, `reference_conflict`
     */
    create(input: CreateRefund, options?: CallOptions): Promise<Refund>
    /** Newest first; with `paymentId`, those of one payment; with `reference`, the one that has it. */
    list(
      input?: ReferenceInput & { paymentId?: string | undefined },
      options?: CallOptions,
    ): Promise<Page<Refund>>
    retrieve(refundId: string, options?: CallOptions): Promise<Refund>
  }
  balance: {
    /** What the bank owes the merchant now. */
    retrieve(options?: CallOptions): Promise<MerchantBalance>
  }
  payoutAccount: {
    /**
     * Where the money is paid out to from now on.
     *
     * @throws {QiantangError} `invalid_field`
     */
    set(input: WritePayoutAccount, options?: CallOptions): Promise<PayoutAccount>
    retrieve(options?: CallOptions): Promise<PayoutAccount>
  }
  settlementTerms: {
    /** When and how the app is paid out. */
    retrieve(options?: CallOptions): Promise<SettlementTerms>
  }
  settlements: {
    /** Newest first. */
    list(input?: PageInput, options?: CallOptions): Promise<Page<Settlement>>
    retrieve(settlementId: string, options?: CallOptions): Promise<Settlement>
    /** The payments and refunds in it; together they are its sums, to the fen. */
    lines(
      settlementId: string,
      input?: PageInput,
      options?: CallOptions,
    ): Promise<Page<ClearedLine>>
  }
  bills: {
    /** Newest day first; with `day`, that one’s. */
    list(
      input?: PageInput & { day?: string | undefined },
      options?: CallOptions,
    ): Promise<Page<Bill>>
    retrieve(billId: string, options?: CallOptions): Promise<Bill>
    /** In an order that never changes. */
    lines(billId: string, input?: PageInput, options?: CallOptions): Promise<Page<ClearedLine>>
  }
  feeRules: {
    /** Newest first. */
    list(input?: PageInput, options?: CallOptions): Promise<Page<FeeRule>>
  }
  feeReport: {
    /** What the payments of some days cost, and what the bank’s own channels saved. Default: the month so far. */
    retrieve(
      input?: { firstDay?: string | undefined; lastDay?: string | undefined },
      options?: CallOptions,
    ): Promise<FeeReport>
  }
  codePayments: {
    /**
     * Takes a payment by the code on a payer’s phone. Where the payer has to give the PIN first it is
     * `requires_action`: retrieve it every few seconds until it succeeded or failed. After a lost answer send it
     * again with the same idempotency key, or look its order up by `reference`; never with another key.
     *
     * @throws {QiantangError} `payment_code_invalid`, `reference_conflict`, `order_paid`, `order_closed`,
     *   `order_expired`, `payment_in_progress`, `rate_limited` after too many codes that are none
     */
    create(input: CreateCodePayment, options?: CallOptions): Promise<CodePayment>
    retrieve(paymentId: string, options?: CallOptions): Promise<CodePayment>
    /**
     * Gives up a sale whose end the till does not know (撤销): unpaid it can no longer be paid, paid all of it goes back.
     *
     * @throws {QiantangError} `not_found`, `payment_in_progress`: ask again in a moment, `merchant_balance_too_low`
     */
    reverse(paymentId: string, options?: CallOptions): Promise<CodePaymentReversal>
  }
  merchantCodes: {
    /**
     * A code (收款码) to be drawn as a QR code: `static` to be printed, with or without an amount, or `dynamic` for one
     * order. The same reference and body again answers with the same code.
     *
     * @throws {QiantangError} `reference_conflict`, `not_found` for an order that is not yours
     */
    create(input: CreateMerchantCode, options?: CallOptions): Promise<MerchantCode>
    list(input?: ReferenceInput, options?: CallOptions): Promise<Page<MerchantCode>>
    retrieve(merchantCodeId: string, options?: CallOptions): Promise<MerchantCode>
    /** Takes it out of use at once. */
    close(merchantCodeId: string, options?: CallOptions): Promise<MerchantCode>
  }
  paymentLinks: {
    /**
     * A link (收款链接) that payers open in any browser to pay in the hosted checkout: send its `url`, or print it. Without an
     * amount and an end it is a static merchant page (收款页). The same reference and body again answers with the same link.
     *
     * @throws {QiantangError} `reference_conflict`
     */
    create(input: CreatePaymentLink, options?: CallOptions): Promise<PaymentLink>
    list(input?: ReferenceInput, options?: CallOptions): Promise<Page<PaymentLink>>
    retrieve(paymentLinkId: string, options?: CallOptions): Promise<PaymentLink>
    /** Lets nobody begin to pay by it any more. A bill that a payer has open keeps its time. */
    close(paymentLinkId: string, options?: CallOptions): Promise<PaymentLink>
  }
  userSessions: {
    /** A token for one user’s browser, at most 15 minutes. Call it for signed-in users only. */
    create(input: CreateUserSession, options?: CallOptions): Promise<NewUserSession>
    /** Ends a session at once. */
    revoke(userSessionId: string, options?: CallOptions): Promise<void>
  }
  webhookEndpoints: {
    /**
     * Registers an address for events; keep the `secret`.
     *
     * @throws {QiantangError} `webhook_url_refused`
     */
    create(input: CreateWebhookEndpoint, options?: CallOptions): Promise<NewWebhookEndpoint>
    list(input?: PageInput, options?: CallOptions): Promise<Page<WebhookEndpoint>>
    delete(webhookEndpointId: string, options?: CallOptions): Promise<void>
    /** A new secret; for 24 hours both sign. */
    rotateSecret(webhookEndpointId: string, options?: CallOptions): Promise<NewWebhookEndpoint>
  }
  events: {
    /** Oldest first, from `after` on: what a receiver missed. */
    list(
      input?: PageInput & { after?: string | undefined; type?: string | undefined },
      options?: CallOptions,
    ): Promise<Page<EventEnvelope>>
    retrieve(eventId: string, options?: CallOptions): Promise<EventEnvelope>
    /** Sends an event again to every endpoint that takes its type. */
    redeliver(eventId: string, options?: CallOptions): Promise<EventEnvelope>
  }
  composite: {
    /** Several calls in one; stops at the first that fails and says which took effect. */
    run(input: Composite, options?: CallOptions): Promise<CompositeResult>
  }
  /** One user of this app. */
  user(userId: string): MerchantUser
}
