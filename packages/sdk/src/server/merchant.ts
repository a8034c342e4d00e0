import type {
  Account,
  App,
  CheckoutSession,
  Composite,
  CompositeResult,
  CreateCheckoutSession,
  CreateOrder,
  CreateUserSession,
  CreateWebhookEndpoint,
  EventEnvelope,
  NewCheckoutSession,
  NewUserSession,
  NewWebhookEndpoint,
  Order,
  Page,
  Payment,
  TopUp,
  WebhookEndpoint,
  Withdrawal,
} from '../generated/types.ts'
import type { CallOptions } from '../http/call-options.ts'
import type { PageInput } from '../wallet/wallet.ts'

/** What one user has at the bank, as far as the merchant may see it: never balances or card numbers. */
export interface MerchantUser {
  accounts(options?: CallOptions): Promise<Page<Account>>
  topUps(input?: PageInput, options?: CallOptions): Promise<Page<TopUp>>
  withdrawals(input?: PageInput, options?: CallOptions): Promise<Page<Withdrawal>>
  payments(input?: PageInput, options?: CallOptions): Promise<Page<Payment>>
}

/** A merchant’s server at the bank. All amounts are whole fen. */
export interface Merchant {
  app: {
    /** The calling app: what it may do. */
    retrieve(options?: CallOptions): Promise<App>
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
