import type {
  Account,
  AccountLimits,
  App,
  Application,
  AuditEntry,
  Balance,
  Card,
  Complaint,
  Composite,
  CompositeResult,
  CreateCard,
  CreateComplaint,
  CreateMandate,
  CreatePayment,
  CreatePaymentCode,
  CreateQuickPayAgreement,
  CreateScan,
  CreateTopUp,
  CreateTransfer,
  CreateWithdrawal,
  FreezeAccount,
  KnownDevice,
  LostPhoneReport,
  Mandate,
  NewPaymentCode,
  Page,
  Payment,
  PaymentCode,
  PinState,
  QuickPayAgreement,
  QuickPayTerms,
  Scan,
  Session,
  StatementLine,
  StatementMonth,
  TopUp,
  Transfer,
  UpdateApplication,
  Withdrawal,
  WriteAccount,
  WriteApplication,
} from '../generated/types.ts'
import type { CallOptions } from '../http/call-options.ts'

/** How a list is asked for. */
export interface PageInput {
  /** 1 to 100. Default 20. */
  limit?: number | undefined
  /** `nextCursor` of the page before. */
  cursor?: string | undefined
}

/** Which lines of a statement. */
export interface StatementInput extends PageInput {
  /** From this moment on (RFC 3339). */
  from?: string | undefined
  /** Before this moment. */
  to?: string | undefined
  /** Only lines of this kind. */
  kind?:
    | 'top_up'
    | 'withdrawal'
    | 'payment'
    | 'transfer'
    | 'refund'
    | 'withdrawal_return'
    | 'reversal'
    | undefined
  /** A part of the counterparty’s name, an amount in yuan (`88.50`), or the id of what is behind the line. */
  q?: string | undefined
}

/** How a list of things with numbers of the merchant’s own is asked for. */
export interface ReferenceInput extends PageInput {
  /** Only the one with this number. */
  reference?: string | undefined
}

/** The bank’s own wallet pages. */
export type WalletView =
  | 'home'
  | 'open'
  | 'top-up'
  | 'withdraw'
  | 'transfer'
  | 'code'
  | 'statement'
  | 'limits'
  | 'account'
  | 'card'
  | 'pin'
  | 'security'
  | 'lost-phone'
  | 'complaints'

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
  app: {
    /** What this app may offer its users: its products and its own limits. */
    retrieve(options?: CallOptions): Promise<App>
  }
  accounts: {
    /** The user’s e-accounts in this app; empty before one is opened. */
    list(options?: CallOptions): Promise<Page<Account>>
    /** @throws {QiantangError} `not_found` */
    retrieve(accountId: string, options?: CallOptions): Promise<Account>
    /**
     * Sets up to what amount the user’s payments ask for no PIN. Less is so at once; for more the account’s
     * `nextAction` asks for the PIN.
     *
     * @throws {QiantangError} `pin_not_set`, `attempts_exhausted`, `account_frozen`
     */
    update(accountId: string, input: WriteAccount, options?: CallOptions): Promise<Account>
    /** The balance now, or at a past moment (RFC 3339). */
    balance(
      accountId: string,
      input?: { at?: string | undefined },
      options?: CallOptions,
    ): Promise<Balance>
    /** What the account may still move: each limit, what of it is used and left, and when it starts anew. */
    limits(accountId: string, options?: CallOptions): Promise<AccountLimits>
    /**
     * Freezes the account at once, without the PIN: `debit` lets money come in still, `all` nothing.
     *
     * @throws {QiantangError} `account_frozen` where it is closed
     */
    freeze(accountId: string, input: FreezeAccount, options?: CallOptions): Promise<Account>
    /**
     * Takes back what the user froze, once the PIN is given.
     *
     * @throws {QiantangError} `pin_not_set`, `attempts_exhausted`, `account_frozen_by_bank`
     */
    unfreeze(accountId: string, options?: CallOptions): Promise<Account>
    /**
     * Closes an empty account for good, once the PIN is given. Its mandates end.
     *
     * @throws {QiantangError} `pin_not_set`, `account_not_empty`, `account_in_use`, `account_frozen`
     */
    close(accountId: string, options?: CallOptions): Promise<Account>
    /** What moved, newest first. */
    statementLines(
      accountId: string,
      input?: StatementInput,
      options?: CallOptions,
    ): Promise<Page<StatementLine>>
    /** What came in and went out month by month, newest first. */
    statementMonths(accountId: string, options?: CallOptions): Promise<Page<StatementMonth>>
  }
  applications: {
    /**
     * Begins the opening of an e-account, its upgrade or reactivation, in a form of your own. `person` is sealed to
     * the bank’s key before it leaves the page. Without a form of your own: `pageUrl({ view: 'open' })`.
     *
     * @throws {QiantangError} `account_limit_reached`, `account_not_eligible`, `invalid_field`
     */
    create(input: WriteApplication, options?: CallOptions): Promise<Application>
    /** Adds to a draft or changes it; `person` is sealed as by `create`. */
    update(
      applicationId: string,
      input: UpdateApplication,
      options?: CallOptions,
    ): Promise<Application>
    /**
     * Has the factors checked at the card’s bank, and a code sent. The code is typed on a page of the bank:
     * `pageUrl({ challengeId })`.
     *
     * @throws {QiantangError} `application_incomplete`, `identity_mismatch`, `attempts_exhausted`
     */
    submit(applicationId: string, options?: CallOptions): Promise<Application>
    /** Openings of e-accounts, newest first. They are filled in on `pageUrl({ view: 'open' })`. */
    list(options?: CallOptions): Promise<Page<Application>>
    retrieve(applicationId: string, options?: CallOptions): Promise<Application>
  }
  cards: {
    /**
     * Changes the bound card of an account, in a form of your own. Number and mobile are sealed to the bank’s key
     * before they leave the page. The PIN and then the code to the new card’s mobile are typed on a page of the bank:
     * `pageUrl({ challengeId })`.
     *
     * @throws {QiantangError} `card_already_bound`, `account_frozen`, `pin_not_set`, `attempts_exhausted`, `invalid_field`
     */
    create(input: CreateCard, options?: CallOptions): Promise<Card>
    list(input?: PageInput, options?: CallOptions): Promise<Page<Card>>
    retrieve(cardId: string, options?: CallOptions): Promise<Card>
    /**
     * Lets go of a card that no account uses any more. The bound card of an account is changed by `create`.
     *
     * @throws {QiantangError} `card_in_use`
     */
    unbind(cardId: string, options?: CallOptions): Promise<Card>
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
    /** Newest first; with `reference`, the one that has it. */
    list(input?: ReferenceInput, options?: CallOptions): Promise<Page<TopUp>>
    retrieve(topUpId: string, options?: CallOptions): Promise<TopUp>
  }
  withdrawals: {
    /**
     * Money from the e-account to the bound card, once the PIN is given: at once, or with `speed: 'next_day'`
     * with the next day’s batch.
     *
     * @throws {QiantangError} `pin_not_set`, `insufficient_balance`, `account_frozen`, `reference_conflict`
     */
    create(input: CreateWithdrawal, options?: CallOptions): Promise<Withdrawal>
    /** Newest first; with `reference`, the one that has it. */
    list(input?: ReferenceInput, options?: CallOptions): Promise<Page<Withdrawal>>
    retrieve(withdrawalId: string, options?: CallOptions): Promise<Withdrawal>
  }
  transfers: {
    /**
     * Money to another user of this app, once the PIN is given. Show the user `payee.name` beforehand.
     *
     * @throws {QiantangError} `payee_unavailable`, `pin_not_set`, `insufficient_balance`, `account_frozen`,
     *   `reference_conflict`
     */
    create(input: CreateTransfer, options?: CallOptions): Promise<Transfer>
    /** Those the user made, newest first; with `reference`, the one that has it. */
    list(input?: ReferenceInput, options?: CallOptions): Promise<Page<Transfer>>
    retrieve(transferId: string, options?: CallOptions): Promise<Transfer>
  }
  /** Cards of any bank that the user has allowed to be debited for their payments (快捷支付). */
  quickPayAgreements: {
    /** What the user has to accept, and which banks’ cards are taken. */
    terms(options?: CallOptions): Promise<QuickPayTerms>
    /**
     * Signs a card up: its bank is asked, and a code is sent to its mobile. It holds once the code is given on a page or
     * element of the bank (`nextAction`). What the user typed is sealed to the bank before it leaves the page.
     *
     * @throws {QiantangError} `identity_mismatch`, `identity_unconfirmed`, `attempts_exhausted`, `agreement_exists`
     */
    create(input: CreateQuickPayAgreement, options?: CallOptions): Promise<QuickPayAgreement>
    list(input?: PageInput, options?: CallOptions): Promise<Page<QuickPayAgreement>>
    retrieve(agreementId: string, options?: CallOptions): Promise<QuickPayAgreement>
    /** Ends it at once: nothing more is debited. Refunds still reach the card. */
    cancel(agreementId: string, options?: CallOptions): Promise<QuickPayAgreement>
  }
  mandates: {
    /**
     * Lets your server take payments from the balance, each up to `maxAmount`, once the PIN is given
     * (`merchant.user(userId).charge`).
     *
     * @throws {QiantangError} `account_missing`, `pin_not_set`, `attempts_exhausted`, `account_frozen`
     */
    create(input: CreateMandate, options?: CallOptions): Promise<Mandate>
    list(input?: PageInput, options?: CallOptions): Promise<Page<Mandate>>
    retrieve(mandateId: string, options?: CallOptions): Promise<Mandate>
    /** Ends it at once. Payments taken before stand. */
    cancel(mandateId: string, options?: CallOptions): Promise<Mandate>
  }
  payments: {
    /**
     * Pays an order your server created, from the balance: at once up to the account’s `noPinLimit`, else
     * once the PIN is given. The amount is the order’s.
     *
     * @throws {QiantangError} `pin_not_set`, `insufficient_balance`, `limit_exceeded`, `order_paid`,
     *   `order_closed`, `order_expired`, `payment_in_progress`
     */
    create(input: CreatePayment, options?: CallOptions): Promise<Payment>
    /** Newest first; with `reference`, the one by mandate that has it. */
    list(input?: ReferenceInput, options?: CallOptions): Promise<Page<Payment>>
    retrieve(paymentId: string, options?: CallOptions): Promise<Payment>
  }
  scans: {
    /**
     * What a scanned code asks to be paid: pay its `orderId`; where it is `amount_needed`, ask the payer for the amount
     * and send the scan again with it.
     *
     * @throws {QiantangError} `code_not_payable` for another kind of code, which `details.kind` names,
     *   `merchant_code_invalid`, `limit_exceeded` above 500 yuan a day by printed codes
     */
    create(input: CreateScan, options?: CallOptions): Promise<Scan>
  }
  paymentCodes: {
    /**
     * A code (付款码) to show at one of your tills, good once and for a minute; the one before is void. Ask for the
     * next one at `refreshAt`, by the answer’s `now`. Where you can, mount the `paymentCode` element instead.
     *
     * @throws {QiantangError} `account_missing`, `account_frozen`
     */
    create(input: CreatePaymentCode, options?: CallOptions): Promise<NewPaymentCode>
    /** How a code stands, and the payment a till made of it. */
    retrieve(paymentCodeId: string, options?: CallOptions): Promise<PaymentCode>
  }
  sessions: {
    /** The user’s open sessions in this app, newest first. */
    list(input?: PageInput, options?: CallOptions): Promise<Page<Session>>
    /** Ends one at once, with the bank’s pages opened from it. */
    revoke(userSessionId: string, options?: CallOptions): Promise<void>
  }
  devices: {
    /** Those your server named in `userSessions.create`, the last seen first. */
    list(options?: CallOptions): Promise<Page<KnownDevice>>
  }
  auditEntries: {
    /** What touched the user’s security, newest first: when, from where, and what. */
    list(input?: PageInput, options?: CallOptions): Promise<Page<AuditEntry>>
  }
  lostPhoneReports: {
    /**
     * A phone is lost: freezes the user’s accounts, ends their other sessions and cancels their mandates, at once
     * and without a PIN. Call it in a session opened for the purpose, on another device.
     */
    create(options?: CallOptions): Promise<LostPhoneReport>
  }
  complaints: {
    /**
     * Complains to the bank. The user may quote the `number`.
     *
     * @throws {QiantangError} `not_found` where `about` is not the user’s
     */
    create(input: CreateComplaint, options?: CallOptions): Promise<Complaint>
    list(input?: PageInput, options?: CallOptions): Promise<Page<Complaint>>
    retrieve(complaintId: string, options?: CallOptions): Promise<Complaint>
  }
  composite: {
    /** Several calls in one; stops at the first that fails and says which took effect. */
    run(input: Composite, options?: CallOptions): Promise<CompositeResult>
  }
  /** The address of a wallet page of the bank, signed in as this user. Its secret stands behind `#`. */
  pageUrl(input?: PageUrlInput): Promise<string>
}
