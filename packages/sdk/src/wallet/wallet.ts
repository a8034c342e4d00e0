import type {
  Account,
  Application,
  Balance,
  Card,
  Composite,
  CompositeResult,
  CreatePayment,
  CreateTopUp,
  CreateWithdrawal,
  Page,
  Payment,
  PinState,
  StatementLine,
  TopUp,
  Withdrawal,
} from '../generated/types.ts'
import type { CallOptions } from '../http/call-options.ts'

/** How a list is asked for. */
export interface PageInput {
  /** 1 to 100. Default 20. */
  limit?: number | undefined
  /** `nextCursor` of the page before. */
  cursor?: string | undefined
}

/** The bank’s own wallet pages. */
export type WalletView = 'home' | 'open' | 'top-up' | 'withdraw' | 'statement'

export interface PageUrlInput {
  /** Which page to begin on. Default `home`. */
  view?: WalletView | undefined
  /** A challenge to answer, from the `nextAction` of something this wallet created. */
  challengeId?: string | undefined
  /** Where its way back leads. */
  returnUrl?: string | undefined
}

/**
 * One user’s wallet at the bank. All amounts are whole fen.
 *
 * What moves money answers with a `nextAction` of `enter_pin`: send the user to
 * `pageUrl({ challengeId })`, since the PIN is only ever typed on a page of the bank.
 */
export interface Wallet {
  accounts: {
    /** The user’s e-accounts in this app; empty before one is opened. */
    list(options?: CallOptions): Promise<Page<Account>>
    /** @throws {QiantangError} `not_found` */
    retrieve(accountId: string, options?: CallOptions): Promise<Account>
    /** The balance now, or at a past moment (RFC 3339). */
    balance(
      accountId: string,
      input?: { at?: string | undefined },
      options?: CallOptions,
    ): Promise<Balance>
    /** What moved, newest first. `from` is included, `to` is not. */
    statementLines(
      accountId: string,
      input?: PageInput & { from?: string | undefined; to?: string | undefined },
      options?: CallOptions,
    ): Promise<Page<StatementLine>>
  }
  applications: {
    /** Openings of e-accounts, newest first. They are filled in on `pageUrl({ view: 'open' })`. */
    list(options?: CallOptions): Promise<Page<Application>>
    retrieve(applicationId: string, options?: CallOptions): Promise<Application>
  }
  cards: {
    list(input?: PageInput, options?: CallOptions): Promise<Page<Card>>
    retrieve(cardId: string, options?: CallOptions): Promise<Card>
  }
  pin: {
    /** Whether a payment PIN is set. */
    retrieve(options?: CallOptions): Promise<PinState>
  }
  topUps: {
    /**
     * Money from the bound card into the e-account, once the PIN is given.
     *
     * @throws {QiantangError} `pin_not_set`, `balance_cap_exceeded`, `account_frozen`, `reference_conflict`
     */
    create(input: CreateTopUp, options?: CallOptions): Promise<TopUp>
    list(input?: PageInput, options?: CallOptions): Promise<Page<TopUp>>
    retrieve(topUpId: string, options?: CallOptions): Promise<TopUp>
  }
  withdrawals: {
    /**
     * Money from the e-account to the bound card, once the PIN is given.
     *
     * @throws {QiantangError} `pin_not_set`, `insufficient_balance`, `account_frozen`, `reference_conflict`
     */
    create(input: CreateWithdrawal, options?: CallOptions): Promise<Withdrawal>
    list(input?: PageInput, options?: CallOptions): Promise<Page<Withdrawal>>
    retrieve(withdrawalId: string, options?: CallOptions): Promise<Withdrawal>
  }
  payments: {
    /**
     * Pays an order your server created, from the balance, once the PIN is given. The amount is the order’s.
     *
     * @throws {QiantangError} `pin_not_set`, `insufficient_balance`, `order_paid`, `order_closed`, `order_expired`,
     *   `payment_in_progress`
     */
    create(input: CreatePayment, options?: CallOptions): Promise<Payment>
    list(input?: PageInput, options?: CallOptions): Promise<Page<Payment>>
    retrieve(paymentId: string, options?: CallOptions): Promise<Payment>
  }
  composite: {
    /** Several calls in one; stops at the first that fails and says which took effect. */
    run(input: Composite, options?: CallOptions): Promise<CompositeResult>
  }
  /** The address of a wallet page of the bank, signed in as this user. Its secret stands behind `#`. */
  pageUrl(input?: PageUrlInput): Promise<string>
}
