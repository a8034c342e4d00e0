// Generated from the contract by `pnpm --filter @qiantang/sdk generate`. Do not edit.

/** Any other string: a value the bank may add later. */
export type Other = string & Record<never, never>

export type JsonValue =
  string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue }

/** An e-account of class II or III; per app. */
export interface Account {
  id: string
  userId: string
  class: 'II' | 'III' | Other
  /** `frozen_debit`: money comes in and does not go out. `frozen_all`, `dormant` (six months without a movement) and `closed`: it moves neither way. */
  status: 'active' | 'frozen_debit' | 'frozen_all' | 'dormant' | 'closed' | Other
  /** All that holds it back; empty where nothing does. */
  freezes: Freeze[]
  /** Whether staff of the bank have seen its holder: only then a Class II account takes money from accounts other than its bound card. */
  faceToFace: boolean
  /** The most it may hold; null where the class has no cap. */
  balanceCap: number | null
  /** Payments of the user up to this amount ask for no PIN; 0 where every one does. */
  noPinLimit: number
  /** What was asked for and waits for the PIN; null where nothing does. */
  pending: 'no_pin_limit' | 'unfreeze' | 'close' | Other | null
  /** What the user has to do for it to take effect; null where nothing waits. */
  nextAction: NextAction | null
  /** The bound card money comes from and goes to. */
  card: {
    id: string
    bankName: string
    last4: string
  }
  openedAt: string
  closedAt: string | null
}

export interface AccountLimit {
  /** `out_*`: payments and transfers to others. `in_*`: what others pay in. What moves to and from the bound card counts in neither. `balance`: what the account holds. */
  type: 'out_day' | 'out_year' | 'in_day' | 'in_year' | 'balance' | Other
  limit: number
  used: number
  /** limit − used: this much may still move. */
  left: number
  /** When `used` begins at 0 again: at midnight or new year in China; null where it never does by itself. */
  startsAnewAt: string | null
}

/** What an account may still move, counter by counter. */
export interface AccountLimits {
  accountId: string
  class: 'II' | 'III' | Other
  limits: AccountLimit[]
  at: string
}

export interface AdvanceClock {
  /** An ISO 8601 duration of weeks, days, hours, minutes and seconds: `P1D`, `PT16M`. At most 400 days. */
  by: string
}

export interface AdvancedClock {
  clock: Clock
  /** What the passing of time caused, in order. */
  events: EventEnvelope[]
}

/** A text the customer accepts, by version. */
export interface Agreement {
  code: string
  version: string
  title: string
}

export type AnswerChallenge = {
  otp: string
} | {
  pin: string
} | {
  passkey: PasskeySignature
}

export interface AnswerComplaint {
  answer: string
}

export interface AnsweredChallenge {
  challenge: Challenge
  /** What the answers set in motion, as it stands now; null while one more is needed. */
  subject: {
    type: 'application'
    resource: Application
  } | {
    type: 'top_up'
    resource: TopUp
  } | {
    type: 'withdrawal'
    resource: Withdrawal
  } | {
    type: 'transfer'
    resource: Transfer
  } | {
    type: 'payment'
    resource: Payment
  } | {
    type: 'mandate'
    resource: Mandate
  } | {
    type: 'quick_pay_agreement'
    resource: QuickPayAgreement
  } | {
    type: 'account'
    resource: Account
  } | {
    type: 'card'
    resource: Card
  } | {
    type: 'passkey_registration'
    resource: PasskeyRegistration
  } | {
    type: 'pin_reset'
    resource: PinReset
  } | null
}

/** A merchant’s app: the tenant. */
export interface App {
  id: string
  name: string
  realmId: string
  mode: 'sandbox' | 'production' | Other
  /** The ways to pay this app may offer. */
  channels: ('bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other)[]
  /** What is agreed about each of them. */
  channelTerms: ChannelTerms[]
  /** The origins whose pages may hold the bank’s frames (elements). */
  allowedOrigins: WebOrigin[]
  /** What it may offer its users. */
  products: ('accounts' | 'top_ups' | 'transfers' | 'payments' | 'payment_codes' | 'mandates' | 'checkout' | Other)[]
  limits: AppLimits
  /** Null: the bank’s own looks. */
  appearance: Appearance | null
  /** Where the bank keeps the merchant’s logo; another logo has another address. */
  logoUrl: string | null
}

/** What one of each may be at most in this app; null: no limit of its own. */
export interface AppLimits {
  /** The most one top-up may be. */
  topUp: number | null
  /** The most one transfer to another user may be. */
  transfer: number | null
  /** The most one order may be. */
  order: number | null
  /** The most one payment by mandate may be. */
  mandate: number | null
}

/** How the bank’s pages look for an app. */
export interface Appearance {
  /** Default `auto`: as the payer’s device is set. Colours hold by each light it can be. */
  theme?: 'light' | 'dark' | 'auto' | Other | undefined
  variables?: {
    /** Buttons, links and what is chosen. Default: the bank’s green. */
    colorPrimary?: string | {
      light: string
      dark: string
    } | undefined
    /** The ground of cards and sheets. */
    colorBackground?: string | {
      light: string
      dark: string
    } | undefined
    /** Text; quieter text is derived from it. */
    colorText?: string | {
      light: string
      dark: string
    } | undefined
    /** Corners, in pixels. Default 14. */
    radius?: number | undefined
    /** Of body text, in pixels. Default 16. */
    fontSize?: number | undefined
    /** Fonts that are on every device. Default `system`. */
    fontFamily?: 'system' | 'sans' | 'serif' | 'rounded' | Other | undefined
  } | undefined
}

/** The opening of an e-account, its upgrade or reactivation; it can be left and taken up again. */
export interface Application {
  id: string
  userId: string
  purpose: 'open' | 'upgrade' | 'reactivate' | Other
  /** Of the account, once this is approved. */
  class: 'II' | 'III' | Other
  status: 'draft' | 'requires_action' | 'processing' | 'approved' | 'rejected' | 'expired' | Other
  nextAction: NextAction | null
  /** What has been given so far, masked. */
  person: {
    name: string | null
    idNumber: string | null
    mobile: string | null
    cardNumber: string | null
  }
  agreements: {
    code: string
    version: string
    title: string
    accepted: boolean
  }[]
  failure: Failure | null
  /** The account that is upgraded or reactivated; of an opening, the new one, once approved. */
  accountId: string | null
  expiresAt: string
  createdAt: string
}

/** `open`: a new account · `upgrade`: a Class III account becomes Class II · `reactivate`: a dormant account is used again. */
export type ApplicationPurpose = 'open' | 'upgrade' | 'reactivate'

/** Something that touched the user’s security. Entries are never changed or deleted. */
export interface AuditEntry {
  id: string
  type: 'session.started' | 'session.ended' | 'pin.set' | 'pin.changed' | 'pin.reset' | 'pin.locked' | 'passkey.added' | 'passkey.removed' | 'card.bound' | 'card.unbound' | 'identity.refused' | 'account.opened' | 'account.upgraded' | 'account.frozen' | 'account.unfrozen' | 'account.dormant' | 'account.reactivated' | 'account.closed' | 'no_pin_limit.changed' | 'mandate.created' | 'mandate.cancelled' | 'quick_pay.signed' | 'quick_pay.cancelled' | 'phone.lost' | Other
  at: string
  /** Who did it. */
  by: 'user' | 'merchant' | 'bank' | Other
  /** The session it was done in. */
  sessionId: string | null
  /** The device of that session, as it was named then. */
  device: Device | null
  /** The network it came from: an address without its last part, `203.0.113.0/24`. */
  network: string | null
  facts: AuditFacts
}

/** What belongs to the type of an entry. */
export interface AuditFacts {
  accountId?: string | undefined
  accountClass?: 'II' | 'III' | Other | undefined
  /** How far an account was frozen. */
  scope?: 'debit' | 'all' | Other | undefined
  cardId?: string | undefined
  cardLast4?: string | undefined
  mandateId?: string | undefined
  /** The quick pay agreement. */
  agreementId?: string | undefined
  /** What a mandate is for, as the user read it. */
  description?: string | undefined
  /** The most a mandate takes at once, or the new no-PIN limit. */
  amount?: number | undefined
  /** The no-PIN limit before. */
  before?: number | undefined
  passkeyName?: string | undefined
  lockedUntil?: string | undefined
  /** The session that was started or ended. */
  sessionId?: string | undefined
  /** What the device of that session is called, where it has a name. */
  sessionDevice?: string | undefined
  lostPhoneReportId?: string | undefined
}

export type AuditType = 'session.started' | 'session.ended' | 'pin.set' | 'pin.changed' | 'pin.reset' | 'pin.locked' | 'passkey.added' | 'passkey.removed' | 'card.bound' | 'card.unbound' | 'identity.refused' | 'account.opened' | 'account.upgraded' | 'account.frozen' | 'account.unfrozen' | 'account.dormant' | 'account.reactivated' | 'account.closed' | 'no_pin_limit.changed' | 'mandate.created' | 'mandate.cancelled' | 'quick_pay.signed' | 'quick_pay.cancelled' | 'phone.lost'

export interface Balance {
  currency: 'CNY'
  /** What can be spent now. */
  available: number
  /** Held for something under way. */
  held: number
  /** available + held. */
  total: number
  at: string
}

/** A bank whose online banking pays through the channel `gateway`. */
export interface Bank {
  /** What `confirm` names it by. */
  code: string
  name: {
    zh: string
    en: string
  }
  /** What a person may pay; null where it serves companies only. */
  personal: {
    /** The most one payment may be, in fen. */
    singleLimit: number
    /** The most the payments of a day may be, in fen. */
    dayLimit: number
  } | null
  /** What a company may pay; null where it serves people only. */
  corporate: {
    /** The most one payment may be, in fen. */
    singleLimit: number
    /** The most the payments of a day may be, in fen. */
    dayLimit: number
  } | null
}

/** A day of an app, cleared. It never changes. */
export interface Bill {
  id: string
  day: Day
  currency: 'CNY'
  /** Payments and refunds together. */
  rows: number
  /** What was paid. */
  payments: {
    count: number
    amount: number
  }
  /** What was given back. */
  refunds: {
    count: number
    amount: number
  }
  /** Of the payments. */
  fees: number
  /** With the refunds. */
  feesReturned: number
  /** `payments` − `refunds` − `fees` + `feesReturned`. */
  net: number
  /** What was paid by then is in it, unless an earlier one has it. */
  clearedUntil: string
  createdAt: string
}

/** A card bound to the user’s e-account, or about to be. */
export interface Card {
  id: string
  /** The card’s bank, in the language of the request. */
  bankName: string
  bankCode: string
  type: 'debit' | 'credit' | 'quasi_credit' | 'prepaid' | Other
  last4: string
  status: 'requires_action' | 'bound' | 'unbound' | 'failed' | Other
  /** What the user has to do for it to be bound: first the PIN, then the code sent to the card’s mobile. */
  nextAction: NextAction | null
  /** Why it was not bound. */
  failure: Failure | null
  /** Null where it never was. */
  boundAt: string | null
}

/** What the first digits of a card’s number say. */
export interface CardIssuer {
  /** The card’s bank, in the language of the request. */
  bankName: string
  bankCode: string
  type: 'debit' | 'credit' | 'quasi_credit' | 'prepaid' | Other
  /** How many digits its numbers have. */
  numberLength: number
  /** The most one payment may be; null: not taken. */
  singleLimit: number | null
  dayLimit: number | null
}

/** A card, as far as it is shown. */
export interface CardMask {
  /** The card’s bank, in the language of the request. */
  bankName: string
  bankCode: string
  type: 'debit' | 'credit' | 'quasi_credit' | 'prepaid' | Other
  last4: string
}

/** A question only the customer can answer: a code by SMS, the payment PIN, or a passkey. */
export interface Challenge {
  id: string
  type: 'otp' | 'pin' | Other
  /** What it is for; the SMS says so too. */
  scene: 'open_account' | 'upgrade_account' | 'reactivate_account' | 'unfreeze_account' | 'close_account' | 'change_card' | 'top_up' | 'withdrawal' | 'transfer' | 'payment' | 'mandate' | 'quick_pay' | 'quick_pay_sign' | 'quick_pay_sign_and_pay' | 'no_pin_limit' | 'add_passkey' | 'reset_pin' | Other
  status: 'pending' | 'passed' | 'exhausted' | 'expired' | Other
  /** The amount it approves, where money moves or may. */
  amount: number | null
  /** Who gets the money. */
  payee: string | null
  /** What may be answered now; empty once it is over. */
  accepts: ('otp' | 'pin' | 'passkey' | Other)[]
  /** How many of these are needed: one is enough, but a payment above 5,000 yuan takes PIN and passkey both. */
  answersNeeded: number
  /** Where a passkey may answer: what to give `navigator.credentials.get`. */
  passkey: PasskeyRequest | null
  attemptsLeft: number
  /** OTP: where the code went, masked. */
  mobile: string | null
  /** OTP: when a new code may be asked for. */
  resendAt: string | null
  expiresAt: string
  now: string
}

export type Channel = 'bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay'

export interface ChannelTerms {
  channel: 'bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other
  /** What a payment costs the merchant, in parts of a million: 6000 is 0.6 %. */
  feeRate: number
  /** The least one payment may be; null: no limit of its own. */
  minAmount: number | null
  /** The most one payment may be; null: no limit of its own. */
  maxAmount: number | null
}

export type CheckoutLocale = 'zh-CN' | 'zh-TW' | 'en'

/** How a session stands. When it changes, read the session: it says the rest. */
export interface CheckoutProgress {
  status: 'open' | 'processing' | 'completed' | 'closed' | 'expired' | Other
  version: number
  /** The newest attempt. */
  payment: {
    id: string
    status: 'requires_action' | 'processing' | 'succeeded' | 'failed' | 'reversed' | Other
    /** Whether the payer knows what to do by now. */
    hasAction: boolean
  } | null
}

export interface CheckoutSession {
  id: string
  status: 'open' | 'processing' | 'completed' | 'closed' | 'expired' | Other
  /** What the payer sees; `confirm` sends it back together with `total`. */
  version: number
  merchantName: string
  /** How the page looks; null: as the bank’s own. */
  appearance: Appearance | null
  /** The merchant’s logo, on the bank’s own origin. */
  logoUrl: string | null
  orderReference: string
  description: string
  items: OrderItem[]
  total: number
  currency: 'CNY'
  methods: PayMethod[]
  returnUrl: string
  cancelUrl: string
  locale: CheckoutLocale | null
  mode: 'sandbox' | 'production' | Other
  expiresAt: string
  /** The bank’s clock; pages count down from it. */
  now: string
  orderId: string
  userId: string | null
  /** The user’s e-account, where the session has a user who has one. */
  payer: {
    accountId: string
    accountClass: string
    available: number
    pinIsSet: boolean
  } | null
  /** The cards the payer may pay by (`quick_pay`) without typing them again; none for anybody else. */
  savedCards: SavedCard[]
  /** The newest attempt. */
  payment: Payment | null
  createdAt: string
}

export interface CheckoutSessionEvent {
  id: string
  status: 'open' | 'processing' | 'completed' | 'closed' | 'expired' | Other
  /** What the payer sees; `confirm` sends it back together with `total`. */
  version: number
  merchantName: string
  orderReference: string
  description: string
  items: OrderItem[]
  total: number
  currency: 'CNY'
  returnUrl: string
  cancelUrl: string
  locale: CheckoutLocale | null
  mode: 'sandbox' | 'production' | Other
  expiresAt: string
  orderId: string
}

/** The bill and its status: what the page’s address alone may read. */
export interface CheckoutSummary {
  id: string
  status: 'open' | 'processing' | 'completed' | 'closed' | 'expired' | Other
  /** What the payer sees; `confirm` sends it back together with `total`. */
  version: number
  merchantName: string
  /** How the page looks; null: as the bank’s own. */
  appearance: Appearance | null
  /** The merchant’s logo, on the bank’s own origin. */
  logoUrl: string | null
  orderReference: string
  description: string
  items: OrderItem[]
  total: number
  currency: 'CNY'
  methods: PayMethod[]
  returnUrl: string
  cancelUrl: string
  locale: CheckoutLocale | null
  mode: 'sandbox' | 'production' | Other
  expiresAt: string
  /** The bank’s clock; pages count down from it. */
  now: string
}

/** A payment or a refund, with what it costs. */
export interface ClearedLine {
  type: 'payment' | 'refund' | Other
  /** `pay_…` or `rfd_…`. */
  id: string
  /** Of a refund: of what. */
  paymentId: string
  orderId: string | null
  /** The merchant’s own number of it. */
  reference: string | null
  channel: 'bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other
  product: 'page' | 'wap' | 'app' | 'qr' | 'jsapi' | 'h5' | 'code' | Other | null
  /** Of a refund below zero. */
  amount: number
  /** Of a refund what was given back, below zero. */
  fee: number
  /** In parts of a million. */
  feeRate: number
  /** `amount` less `fee`. */
  net: number
  /** When it was paid, or given back. */
  at: string
  /** The day it was cleared with. */
  day: Day
}

/** The one clock of a realm. */
export interface Clock {
  now: string
  /** A frozen clock moves only by `advance`. */
  frozen: boolean
}

/** What a till takes by a payer’s code. */
export interface CodePayment {
  /** The payment’s own id. */
  id: string
  orderId: string
  reference: string
  description: string
  metadata: Record<string, string>
  /** Who pays. */
  userId: string
  amount: number
  currency: 'CNY'
  /** `requires_action`: the payer is asked for the PIN on their own screen; ask again in a few seconds. */
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed' | Other
  failure: Failure | null
  createdAt: string
  /** When it succeeded or failed. */
  finishedAt: string | null
}

/** What became of a sale that a till gave up. */
export interface CodePaymentReversal {
  payment: CodePayment
  /** What of the payment has been given back, or is about to be. 0 where none was made. */
  refundedAmount: number
  /** `reversed`: the payer has paid nothing and will not, or gets all of it back. `declined`: the payment stands, as its refund failed; refund it. */
  status: 'reversed' | 'declined' | Other
}

/** What a user is not content with, and what the bank says. */
export interface Complaint {
  id: string
  /** The number to quote to the bank: `20260601-482913`. */
  number: string
  userId: string
  category: 'account' | 'card' | 'top_up_or_withdrawal' | 'payment' | 'refund' | 'security' | 'merchant' | 'other' | Other
  text: string
  about: string | null
  status: 'open' | 'answered' | Other
  answer: string | null
  createdAt: string
  answeredAt: string | null
}

export type ComplaintCategory = 'account' | 'card' | 'top_up_or_withdrawal' | 'payment' | 'refund' | 'security' | 'merchant' | 'other'

export interface ComplaintEvent {
  id: string
  /** The number to quote to the bank: `20260601-482913`. */
  number: string
  userId: string
  category: 'account' | 'card' | 'top_up_or_withdrawal' | 'payment' | 'refund' | 'security' | 'merchant' | 'other' | Other
  about: string | null
  status: 'open' | 'answered' | Other
  createdAt: string
  answeredAt: string | null
}

export interface CompleteSession {
  /** `paid`, `declined`: the payer pays, or says no, where the newest attempt waits for them; in the bank itself, who says no turns away · `closed`: the merchant closes the order · `expired`: its time is up now. */
  outcome: 'paid' | 'declined' | 'closed' | 'expired'
  /** The way the payer takes where nothing waits for them yet. Default: the first that is available, outside channels before the bank’s own. */
  channel?: Channel | undefined
  /** Its form. Default: the first it has. */
  product?: PayProduct | undefined
  /** `gateway`: the bank. Default: a person at ICBC. */
  bank?: {
    code: string
    kind: 'personal' | 'corporate'
  } | undefined
  /** `quick_pay`: the card that is typed, by its name among the magic values. Default: `zhangSan.everyday`, or for `declined` `zhangSan.insufficientFunds`. The code comes from the sandbox’s messages. */
  card?: string | undefined
  /** `bank_balance`: the payer’s PIN, which is nobody’s but theirs; needed for `paid`. */
  pin?: string | undefined
}

export interface Composite {
  steps: CompositeStep[]
}

export interface CompositeResult {
  /** The steps that ran, in order. All but perhaps the last took effect. */
  steps: {
    name: string
    status: number
    body: JsonValue
  }[]
  /** The step that stopped it; null when all ran. Steps behind it did not run. */
  failedStep: string | null
}

export interface CompositeStep {
  /** How later steps refer to this one. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** A path of this API; may hold `{{step.field}}`. */
  path: string
  /** A string that is exactly `{{step.field}}` becomes that value; inside a longer string it is inserted as text. */
  body?: JsonValue | undefined
}

export interface ConfirmCheckout {
  /** `version` and `total` of the session the payer saw. */
  version: number
  total: number
  channel: Channel
  /** The form of the channel; needed where the method names `products`. */
  product?: PayProduct | undefined
  /** `gateway`: the bank to pay at, and whether as a person or as a company. */
  bank?: {
    code: string
    kind: 'personal' | 'corporate'
  } | undefined
  /** `jsapi`: who the payer is to the app that the page is open in. */
  openId?: string | undefined
  /** `quick_pay`: the saved card to pay by; only where the session has a user. */
  agreementId?: string | undefined
  /** `quick_pay`: a card and its holder, typed on a page of the bank. It is not saved. */
  card?: FourFactors | undefined
  /** `quick_pay`: the same as `card`, sealed to the bank’s key, from any other page. */
  sealedCard?: string | undefined
  /** `quick_pay`: whether the card is signed for in the same step, by the same code; only where the session has a user. */
  save?: boolean | undefined
  /** The texts the payer has accepted, by version: those of `GET /v1/quick-pay-terms`. */
  acceptedAgreements?: {
    code: string
    version: string
  }[] | undefined
}

export interface CreateCard {
  /** The account it becomes the bound card of. */
  accountId: string
  /** 13 to 19 digits, Luhn; spaces are not taken. */
  cardNumber: string
  /** The mobile kept at the card’s bank, 11 digits. */
  mobile: string
}

export interface CreateCheckoutSession {
  orderId: string
  /** The merchant’s user who pays; needed to pay from the bank balance. */
  userId?: string | undefined
  /** Where the payer goes afterwards. `checkout_session={id}` is added to its query. */
  returnUrl: string
  /** Where the payer goes when they turn back. Default: `returnUrl`. */
  cancelUrl?: string | undefined
  /** Default: the payer’s browser decides. */
  locale?: CheckoutLocale | undefined
}

export interface CreateCodePayment {
  /** As it was read off the payer’s phone. */
  code: PayerCode
  amount: number
  /** The merchant’s own number of the order; unique per app. */
  reference: string
  /** What the payer reads on the bill. */
  description: string
  metadata?: Record<string, string> | undefined
}

export interface CreateComplaint {
  category: ComplaintCategory
  /** What happened, in the user’s words. */
  text: string
  /** The id of the user’s account, card, top-up, withdrawal, transfer, payment or mandate it is about. */
  about?: string | string | string | string | string | string | string | undefined
}

export interface CreateFeeRule {
  channel: Channel
  /** Only payments in this form. Default: every form. */
  product?: PayProduct | undefined
  /** A step of a tariff: only once what was paid by this channel in the calendar month, up to the day before, has come to so much. Default: from the first fen. */
  turnoverFrom?: number | undefined
  /** In parts of a million: 6000 is 0.6 %. */
  feeRate: number
  /** The least a payment costs; never more than its amount. */
  minFee?: number | undefined
  /** The most a payment costs. */
  maxFee?: number | undefined
  /** The name of a promotion: while it runs it goes before every other rule. */
  promotion?: string | undefined
  /** Whether the fee is given back with what is refunded, in proportion. */
  onRefund: 'returned' | 'kept'
  /** Never in the past. Default: now. */
  effectiveFrom?: string | undefined
  /** Default: until another rule takes its place. */
  effectiveUntil?: string | undefined
}

export interface CreateMandate {
  /** The e-account to pay from. Default: the user’s only one. */
  accountId?: string | undefined
  /** The most one payment may be: 1 to 100,000 fen. */
  maxAmount: number
  /** What the payments are for, as the user reads it. */
  description: string
}

export interface CreateMandatePayment {
  mandateId: string
  /** At most the mandate’s `maxAmount`. */
  amount: number
  /** The merchant’s own number of it; unique for this user. */
  reference: string
  /** What it is for, as the user reads it. */
  description: string
  metadata?: Record<string, string> | undefined
}

export interface CreateMerchantCode {
  reference: string
  /** For a dynamic code, to be shown on a screen: the order it pays, which says how much and what for. Default: a static one, to be printed, by which everybody pays anew. */
  orderId?: string | undefined
  /** What the payer of a static one reads on the bill. */
  description?: string | undefined
  /** Of a static one. Default: the payer enters it. */
  amount?: number | undefined
  /** The merchant’s name in Latin letters. */
  latinName?: string | undefined
  /** In Latin letters. Default `HANGZHOU`. */
  city?: string | undefined
  /** What the merchant sells (ISO 18245). Default `0000`. */
  category?: string | undefined
  store?: string | undefined
  terminal?: string | undefined
}

export interface CreateOrder {
  reference: string
  amount: number
  currency?: 'CNY' | undefined
  /** What the payer reads on the bill. */
  description: string
  /** Where given, the lines add up to `amount`. */
  items?: {
    name: string
    quantity: number
    /** The whole line in fen, quantity included; negative for a discount. */
    amount: number
  }[] | undefined
  /** Ways to pay to offer. Default: all the app has. */
  channels?: Channel[] | undefined
  /** Seconds until it expires, 60 to 86,400. Default 900. */
  expiresInSeconds?: number | undefined
  metadata?: Record<string, string> | undefined
}

export interface CreatePasskey {
  /** Of the registration whose options were used. */
  registrationId: string
  /** What its user calls it, such as the name of the device. */
  name: string
  /** What `navigator.credentials.create` answered. */
  credential: NewPasskeyCredential
}

export interface CreatePayment {
  orderId: string
  /** The e-account to pay from. Default: the user’s only one. */
  accountId?: string | undefined
}

export interface CreatePaymentCode {
  /** The e-account to pay from. Default: the user’s only one. */
  accountId?: string | undefined
}

export interface CreatePaymentLink {
  reference: string
  /** What the payer reads on the bill. */
  description: string
  /** Default: the payer enters it. */
  amount?: number | undefined
  /** The least the payer may enter. */
  minAmount?: number | undefined
  /** The most the payer may enter. */
  maxAmount?: number | undefined
  /** Ways to pay to offer. Default: all the app has. */
  channels?: Channel[] | undefined
  /** Paid once, it is used. Default `false`: everybody who opens it pays anew. */
  singleUse?: boolean | undefined
  /** From then on nothing more is begun. Default: it stays until it is closed. */
  expiresAt?: string | undefined
  /** Where the payer goes afterwards; `checkout_session={id}` is added to its query. Default: back to the link. */
  returnUrl?: string | undefined
}

export interface CreatePinReset {
  /** The holder’s id number. */
  idNumber: string
  /** The number of a card they have bound. */
  cardNumber: string
}

export interface CreateQuickPayAgreement {
  person: FourFactors
  /** The texts the payer has accepted, by version: those of `GET /v1/quick-pay-terms`. */
  acceptedAgreements: {
    code: string
    version: string
  }[]
  /** Up to which amount a payment takes no code, in fen: 0 to 20,000. Default 0: every payment takes one. */
  noOtpLimit?: number | undefined
}

export interface CreateRealm {
  name?: string | undefined
  /** Default: frozen at 2026-06-01T10:00:00+08:00. `wall` runs with the real clock. */
  clock?: 'wall' | {
    now: string
    frozen: boolean
  } | undefined
  /** Use this code in every SMS instead of a random one. */
  fixedOtp?: string | undefined
}

export interface CreateRefund {
  paymentId: string
  /** At most what is left of the payment. */
  amount: number
  /** The merchant’s own number of it. */
  reference: string
  /** Why, as the merchant notes it. */
  reason?: string | undefined
}

export interface CreateSandboxApp {
  name: string
  /** PEM (SPKI) of an RSA-2048, Ed25519 or SM2 key. Default: the bank makes an RSA-2048 pair and hands the private key out. */
  publicKey?: string | undefined
  /** The ways to pay it may offer. Default the bank balance. */
  channels?: Channel[] | undefined
  /** Fee rates and limits of ways to pay. Default: the bank’s own. */
  channelTerms?: WriteChannelTerms[] | undefined
  /** The origins whose pages may hold the bank’s frames (elements). Default none. */
  allowedOrigins?: WebOrigin[] | undefined
  /** What the app may offer its users. Default all. */
  products?: Product[] | undefined
  /** Limits of its own. Default none. */
  limits?: WriteAppLimits | undefined
}

export interface CreateScan {
  /** What was scanned, as it was. */
  text: string
  /** What the payer has entered, where the code names no amount. */
  amount?: number | undefined
}

/** What a merchant’s page sends of a new card. */
export interface CreateSealedCard {
  /** The account it becomes the bound card of. */
  accountId: string
  /** `cardNumber` and `mobile`, sealed to the bank’s key: a merchant’s page sends nothing in clear. `wallet.cards.create` of the SDK does it. */
  sealedCard: string
}

/** What a merchant’s page sends. */
export interface CreateSealedQuickPayAgreement {
  /** The texts the payer has accepted, by version: those of `GET /v1/quick-pay-terms`. */
  acceptedAgreements: {
    code: string
    version: string
  }[]
  /** Up to which amount a payment takes no code, in fen: 0 to 20,000. Default 0: every payment takes one. */
  noOtpLimit?: number | undefined
  /** The same as `person` of a bank page, sealed to the bank’s key: a merchant’s page sends nothing in clear. `wallet.quickPayAgreements` of the SDK does it. */
  sealedPerson: string
}

export interface CreateTopUp {
  accountId: string
  amount: number
  /** The merchant’s own number of it. */
  reference?: string | undefined
}

export interface CreateTransfer {
  /** The e-account the money comes from. */
  accountId: string
  /** Who gets it: another user of this app. */
  payeeUserId: string
  amount: number
  /** What it is for, as both users read it. */
  note?: string | undefined
  /** The merchant’s own number of it. */
  reference?: string | undefined
}

export interface CreateUserSession {
  userId: string
  /** Default: all of them. */
  scopes?: UserScope[] | undefined
  /** Seconds the token lives, 60 to 900. Default 900. */
  expiresInSeconds?: number | undefined
  /** The device it is for, so that its user recognises it in their list of devices. */
  device?: NameDevice | undefined
}

export interface CreateWebhookEndpoint {
  /** https, a public host; the sandbox also takes http on loopback. */
  url: string
  /** Event types to send. Default: all (`*`). */
  events?: string[] | undefined
}

export interface CreateWithdrawal {
  accountId: string
  amount: number
  /** `fast` (the default) is sent at once, `next_day` with the next day’s batch. */
  speed?: 'fast' | 'next_day' | undefined
  /** The merchant’s own number of it. */
  reference?: string | undefined
}

export type Day = string

/** A device as the merchant has named it. */
export interface Device {
  id: DeviceId
  name: string | null
}

export type DeviceId = string

/** Something that happened. Types may be added: ignore those you do not know. Webhooks may bring one twice and in any order: go by `id`, and by what `data` says; the list is in order. */
export interface EventEnvelope {
  id: string
  type: string
  createdAt: string
  /** The resource as it was at that moment. */
  data: {
    [name: string]: unknown
  }
}

/** A code of the error table and what to tell the payer. */
export interface Failure {
  code: string
  message: string
}

/** What payments cost, by channel and product. */
export interface FeeReport {
  firstDay: Day
  lastDay: Day
  /** How many. */
  payments: number
  /** What they came to. */
  amount: number
  /** What they cost, less what was given back with refunds. */
  fees: number
  /** Of the bank’s own channels: what the same payments would have cost by the cheapest outside wallet the app offers, less what they did cost. */
  saved: number
  channels: {
    channel: 'bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other
    product: 'page' | 'wap' | 'app' | 'qr' | 'jsapi' | 'h5' | 'code' | Other | null
    /** How many. */
    payments: number
    /** What they came to. */
    amount: number
    /** What they cost, less what was given back with refunds. */
    fees: number
    /** Of the bank’s own channels: what the same payments would have cost by the cheapest outside wallet the app offers, less what they did cost. */
    saved: number
  }[]
}

/** What was agreed about fees from a moment on. A rule is never changed: a newer one takes its place. Of those that fit a payment when it was paid, a promotion goes first, then the one for its product, the highest step of the tariff, the latest. */
export interface FeeRule {
  id: string
  channel: 'bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other
  product: 'page' | 'wap' | 'app' | 'qr' | 'jsapi' | 'h5' | 'code' | Other | null
  turnoverFrom: number
  /** In parts of a million: 6000 is 0.6 %. */
  feeRate: number
  minFee: number | null
  maxFee: number | null
  promotion: string | null
  onRefund: 'returned' | 'kept' | Other
  effectiveFrom: string
  effectiveUntil: string | null
}

export interface FieldError {
  /** Where, as a dotted path: `items.0.amount`. Headers and query values begin with `header.` and `query.`. */
  path: string
  code: 'invalid_field' | 'unknown_field' | Other
  message: string
}

export interface FourFactors {
  /** 2 to 30 Chinese characters; a separator dot may be · • ． ・ */
  name: string
  /** 18 characters, GB 11643, with a right check digit. */
  idNumber: string
  /** Mainland mobile, 11 digits. */
  mobile: string
  /** 13 to 19 digits, Luhn; spaces are not taken. */
  cardNumber: string
}

/** One of what holds an account back. */
export interface Freeze {
  /** `debit`: money comes in and does not go out; `all`: it moves neither way. */
  scope: 'debit' | 'all' | Other
  /** Who froze it, and so may unfreeze it. */
  by: 'customer' | 'bank' | Other
  reason: 'customer_request' | 'lost_phone' | 'bank_order' | 'identity_overdue' | Other
  since: string
}

export interface FreezeAccount {
  /** `debit`: money may still come in; `all`: it moves neither way. */
  scope: 'debit' | 'all'
}

export interface IdentityDetails {
  occupation: string
  address: string
  /** The day the id card is valid until, `2036-05-31`, or `long_term`. */
  documentExpiresOn: 'long_term' | string
  /** A JPEG or PNG image in base64, at most 700,000 characters. */
  documentFront: string
  /** A JPEG or PNG image in base64, at most 700,000 characters. */
  documentBack: string
}

/** Whether the bank has to know more of the user, as it must once their Class III accounts have turned over 50,000 yuan. */
export interface IdentityRequest {
  status: 'not_needed' | 'needed' | 'given' | Other
  /** Until then; after it Class III accounts stand still. */
  dueAt: string | null
  givenAt: string | null
}

/** The bank’s public keys (JWKS, RFC 7517). */
export interface KeySet {
  keys: {
    kty: string
    kid: string
    use?: string | undefined
    alg?: string | undefined
    [name: string]: unknown
  }[]
}

/** A device the user has been on, among those the merchant has named. */
export interface KnownDevice {
  id: DeviceId
  name: string | null
  /** Whether it is the one that asks. */
  isCurrent: boolean
  /** How many of its sessions are open. */
  sessions: number
  firstSeenAt: string
  /** When its last session was opened. */
  lastSeenAt: string
}

export type Locale = 'zh-CN' | 'en'

/** A phone was lost: what the bank has stopped, in one step. */
export interface LostPhoneReport {
  id: string
  userId: string
  /** Accounts that were frozen now, both ways. */
  frozenAccountIds: string[]
  /** Sessions that were ended now: all but the one that reports. */
  endedSessionIds: string[]
  /** Mandates that were cancelled now. */
  cancelledMandateIds: string[]
  /** Quick pay agreements that were cancelled now. */
  cancelledAgreementIds: string[]
  createdAt: string
}

export interface MagicValue {
  /** `payer`: who pays by a simulated app, by the name given there. */
  kind: 'card' | 'person' | 'payer' | Other
  name: string
  value: string
  effect: string
}

/** A no-PIN agreement (免密): the merchant’s server may take payments from the user’s account, each up to an amount. */
export interface Mandate {
  id: string
  userId: string
  accountId: string
  /** The most one payment may be. */
  maxAmount: number
  description: string
  status: 'requires_action' | 'active' | 'cancelled' | 'failed' | Other
  nextAction: NextAction | null
  failure: Failure | null
  createdAt: string
  /** When the PIN was given. */
  activatedAt: string | null
  /** When it was cancelled or failed. */
  endedAt: string | null
}

/** What the bank owes the merchant. */
export interface MerchantBalance {
  /** What payers have paid and neither got back nor was paid out. */
  pending: number
  /** Fees of cleared days, to be taken with the next pay-out. */
  feesDue: number
  /** Pay-outs whose bank has not said yet whether it took them. */
  payingOut: number
  currency: 'CNY'
}

/** A code that payers scan (收款码). */
export interface MerchantCode {
  id: string
  kind: 'static' | 'dynamic' | Other
  reference: string
  status: 'active' | 'closed' | Other
  /** To be drawn as a QR code: EMVCo’s Merchant-Presented Mode, which the SDK’s `qr` reads. */
  text: string
  /** Null where the payer enters it. */
  amount: number | null
  currency: 'CNY'
  description: string
  /** What a dynamic one pays. */
  orderId: string | null
  createdAt: string
  closedAt: string | null
}

/** An SMS the bank sent, as the simulated phone shows it. */
export interface Message {
  id: string
  mobile: string
  text: string
  /** The code in it, so that a test needs no regular expression. */
  code: string | null
  scene: string
  sentAt: string
}

/** The device a session is for. */
export interface NameDevice {
  /** Your own id of the device, the same each time. */
  id: DeviceId
  /** As its user would know it, such as “小米 15”. */
  name?: string | undefined
}

export interface NewApp {
  id: string
  name: string
  realmId: string
  mode: 'sandbox' | 'production' | Other
  /** The ways to pay this app may offer. */
  channels: ('bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other)[]
  /** What is agreed about each of them. */
  channelTerms: ChannelTerms[]
  /** The origins whose pages may hold the bank’s frames (elements). */
  allowedOrigins: WebOrigin[]
  /** What it may offer its users. */
  products: ('accounts' | 'top_ups' | 'transfers' | 'payments' | 'payment_codes' | 'mandates' | 'checkout' | Other)[]
  limits: AppLimits
  /** Null: the bank’s own looks. */
  appearance: Appearance | null
  /** Where the bank keeps the merchant’s logo; another logo has another address. */
  logoUrl: string | null
  /** `app_…/key_…`: names the key in a signature. */
  keyId: string
  /** PEM (PKCS#8), only where the bank made the pair. Shown this once. */
  privateKey: string | null
  /** `sk_test_…`: a bearer key so that curl works. Shown this once. */
  secretKey: string
}

export interface NewCheckoutSession {
  id: string
  status: 'open' | 'processing' | 'completed' | 'closed' | 'expired' | Other
  /** What the payer sees; `confirm` sends it back together with `total`. */
  version: number
  merchantName: string
  /** How the page looks; null: as the bank’s own. */
  appearance: Appearance | null
  /** The merchant’s logo, on the bank’s own origin. */
  logoUrl: string | null
  orderReference: string
  description: string
  items: OrderItem[]
  total: number
  currency: 'CNY'
  methods: PayMethod[]
  returnUrl: string
  cancelUrl: string
  locale: CheckoutLocale | null
  mode: 'sandbox' | 'production' | Other
  expiresAt: string
  /** The bank’s clock; pages count down from it. */
  now: string
  orderId: string
  userId: string | null
  /** The user’s e-account, where the session has a user who has one. */
  payer: {
    accountId: string
    accountClass: string
    available: number
    pinIsSet: boolean
  } | null
  /** The cards the payer may pay by (`quick_pay`) without typing them again; none for anybody else. */
  savedCards: SavedCard[]
  /** The newest attempt. */
  payment: Payment | null
  createdAt: string
  /** Send the payer here. Holds the secret behind `#`, which no server log sees. */
  url: string
  /** `csk_…`, shown this once. */
  secret: string
}

/** RegistrationResponseJSON, without what the bank has no use for. */
export interface NewPasskeyCredential {
  id: string
  /** The same as `id`. */
  rawId: string
  type: 'public-key'
  response: {
    clientDataJSON: string
    attestationObject: string
    transports?: string[] | undefined
  }
}

export interface NewPaymentCode {
  id: string
  accountId: string
  /** `open`: a till may take it. `used`: one has. `expired`: its time is over, or a newer one took its place. */
  status: 'open' | 'used' | 'expired' | Other
  /** From then on no till may take it. */
  expiresAt: string
  /** When to ask for the next one, ahead of its expiry. */
  refreshAt: string
  /** The bank’s clock. Count down from it, not from the device’s own. */
  now: string
  /** What a till made of it; `enter_pin` is for a page of the bank. Null also where the till could not take it. */
  payment: Payment | null
  /** To be drawn as a QR code and a bar code. Told this once. */
  code: PayerCode
}

export interface NewRealm {
  id: string
  name: string
  clock: Clock
  /** `rlk_…`: opens the sandbox routes of this realm. Shown this once. */
  key: string
}

export interface NewUserSession {
  id: string
  userId: string
  scopes: ('account.open' | 'account.read' | 'balance.read' | 'money.move' | Other)[]
  device: Device | null
  expiresAt: string
  createdAt: string
  /** `ust_…`, shown this once. Hand it to the browser. */
  token: string
}

export interface NewWebhookEndpoint {
  id: string
  url: string
  events: string[]
  status: 'enabled' | 'disabled' | Other
  createdAt: string
  /** `whsec_…`, shown this once. */
  secret: string
}

export type NextAction = {
  type: 'enter_pin'
  challengeId: string
} | {
  type: 'collect_otp'
  challengeId: string
} | {
  type: 'show_qr'
  code: string
  expiresAt: string
} | {
  type: 'redirect'
  url: string
  fields: Record<string, string> | null
} | {
  type: 'open_app'
  url: string | null
  handoff: string | null
} | {
  type: 'wait'
}

export interface OfflineSeed {
  /** The e-account that pays. */
  accountId: string
  /** 32 bytes in base64url, secret. Told this once. */
  seed: string
  /** By which the bank finds the seed. */
  index: number
  /** Hides the index; the same for all apps of the bank. */
  mask: string
  /** How long each code stands. A code of one step pays once. */
  stepSeconds: number
  /** From then on its codes are refused. So they are once the session is ended. */
  validUntil: string
  /** The bank’s clock, which the steps go by. */
  now: string
}

export interface OpenPaymentLink {
  /** What the payer has entered, where the link names no amount. */
  amount?: number | undefined
}

export interface OpenedPaymentLink {
  checkoutSessionId: string
  /** The hosted checkout, with its secret behind `#`: go there. */
  url: string
}

/** What a merchant asks to be paid. At most one payment pays it. */
export interface Order {
  id: string
  reference: string
  amount: number
  currency: 'CNY'
  description: string
  items: OrderItem[]
  channels: ('bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other)[]
  status: 'open' | 'paying' | 'paid' | 'closed' | 'expired' | Other
  /** Grows when what the payer sees changes; confirm sends it back. */
  version: number
  metadata: Record<string, string>
  /** The payment that paid it. */
  paymentId: string | null
  /** What was given back, or is about to be: all refunds that have not failed. */
  refundedAmount: number
  paidAt: string | null
  expiresAt: string
  createdAt: string
}

export interface OrderItem {
  name: string
  quantity: number
  /** The whole line in fen, quantity included; negative for a discount. */
  amount: number
}

export interface PageToken {
  /** `bpt_…`, shown this once; accepted only from the bank’s own pages. */
  token: string
  expiresAt: string
}

/** A key of the user’s device (WebAuthn) that approves in the place of the PIN. */
export interface Passkey {
  id: string
  userId: string
  /** What its user calls it. */
  name: string
  /** Whether the user’s devices share it; otherwise it is on this device alone. */
  synced: boolean
  createdAt: string
  lastUsedAt: string | null
}

/** PublicKeyCredentialCreationOptionsJSON, for `PublicKeyCredential.parseCreationOptionsFromJSON` and `navigator.credentials.create`. */
export interface PasskeyCreation {
  challenge: string
  rp: {
    id: string
    name: string
  }
  user: {
    id: string
    name: string
    displayName: string
  }
  pubKeyCredParams: {
    type: 'public-key'
    alg: number
  }[]
  /** Milliseconds. */
  timeout: number
  excludeCredentials: PasskeyReference[]
  authenticatorSelection: {
    residentKey: 'preferred'
    userVerification: 'required'
  }
  attestation: 'none'
}

/** PublicKeyCredentialDescriptorJSON */
export interface PasskeyReference {
  id: string
  type: 'public-key'
  transports: string[]
}

/** The way to a new passkey. */
export interface PasskeyRegistration {
  /** The id the passkey will have. */
  id: string
  status: 'requires_action' | 'ready' | 'completed' | 'failed' | Other
  /** The PIN comes first. */
  nextAction: NextAction | null
  /** Once the PIN was given: what to give `navigator.credentials.create`. */
  options: PasskeyCreation | null
  expiresAt: string
}

/** PublicKeyCredentialRequestOptionsJSON, for `PublicKeyCredential.parseRequestOptionsFromJSON` and `navigator.credentials.get`. */
export interface PasskeyRequest {
  /** A hash over a random number and what is approved: the signature says what for. */
  challenge: string
  /** The bank’s domain. */
  rpId: string
  /** Milliseconds. */
  timeout: number
  userVerification: 'required'
  allowCredentials: PasskeyReference[]
}

/** AuthenticationResponseJSON, without what the bank has no use for. */
export interface PasskeySignature {
  id: string
  /** The same as `id`. */
  rawId: string
  type: 'public-key'
  response: {
    clientDataJSON: string
    authenticatorData: string
    signature: string
    userHandle?: string | undefined
  }
}

export interface PayMethod {
  channel: 'bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other
  available: boolean
  /** Why it is not available. */
  reason: 'no_user' | 'no_account' | 'pin_not_set' | 'channel_down' | 'not_set_up' | 'amount_out_of_range' | Other | null
  /** The forms it can take; none where it has one only. `confirm` says which. */
  products: ('page' | 'wap' | 'app' | 'qr' | 'jsapi' | 'h5' | 'code' | Other)[]
  /** What paying this way costs the payer, in fen. */
  payerFee: number
}

export type PayProduct = 'page' | 'wap' | 'app' | 'qr' | 'jsapi' | 'h5' | 'code'

export type PayerCode = string

/** One attempt to pay an order, or a payment by mandate. */
export interface Payment {
  id: string
  /** Null where it was taken by a mandate. */
  orderId: string | null
  /** The mandate it was taken by. */
  mandateId: string | null
  /** The merchant’s own number of a payment by mandate. */
  reference: string | null
  /** What a payment by mandate is for; an order has its own. */
  description: string | null
  metadata: Record<string, string>
  /** Null where an outside channel’s payer has no user here. */
  userId: string | null
  channel: 'bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other
  /** The form of the channel; null where it has one only. */
  product: 'page' | 'wap' | 'app' | 'qr' | 'jsapi' | 'h5' | 'code' | Other | null
  /** The channel’s own number of it, once it has told it. */
  channelReference: string | null
  amount: number
  currency: 'CNY'
  /** What the payer paid on top, in fen. */
  payerFee: number
  /** What was given back, or is about to be: all refunds that have not failed. Of one that is `reversed`: its amount, once the payer has it back. */
  refundedAmount: number
  /** `reversed`: an outside channel took the money when the order could no longer be paid by it; it goes back by itself. */
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed' | 'reversed' | Other
  nextAction: NextAction | null
  failure: Failure | null
  createdAt: string
  /** When it succeeded, failed or was reversed. */
  finishedAt: string | null
}

/** A code to be shown at a till (付款码): good once. */
export interface PaymentCode {
  id: string
  accountId: string
  /** `open`: a till may take it. `used`: one has. `expired`: its time is over, or a newer one took its place. */
  status: 'open' | 'used' | 'expired' | Other
  /** From then on no till may take it. */
  expiresAt: string
  /** When to ask for the next one, ahead of its expiry. */
  refreshAt: string
  /** The bank’s clock. Count down from it, not from the device’s own. */
  now: string
  /** What a till made of it; `enter_pin` is for a page of the bank. Null also where the till could not take it. */
  payment: Payment | null
}

/** An address that payers open in any browser to pay in the hosted checkout. Without an amount and an end it is a static merchant page (收款页). */
export interface PaymentLink {
  id: string
  status: 'active' | 'used' | 'expired' | 'closed' | Other
  description: string
  /** Null where the payer enters it. */
  amount: number | null
  minAmount: number | null
  maxAmount: number | null
  currency: 'CNY'
  reference: string
  /** To be sent to payers, or drawn as a QR code and put on a counter. */
  url: string
  /** Null: all the app has. */
  channels: ('bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other)[] | null
  singleUse: boolean
  returnUrl: string | null
  /** How many orders were paid by it. */
  paidCount: number
  /** What they came to, refunds not taken off. */
  paidAmount: number
  expiresAt: string | null
  createdAt: string
  closedAt: string | null
}

/** What a payment link asks for: what its address alone may read. */
export interface PaymentLinkSummary {
  id: string
  status: 'active' | 'used' | 'expired' | 'closed' | Other
  description: string
  /** Null where the payer enters it. */
  amount: number | null
  minAmount: number | null
  maxAmount: number | null
  currency: 'CNY'
  merchantName: string
  /** How the page looks; null: as the bank’s own. */
  appearance: Appearance | null
  /** The merchant’s logo, on the bank’s own origin. */
  logoUrl: string | null
  mode: 'sandbox' | 'production' | Other
}

/** Where a merchant’s money is paid out to. */
export interface PayoutAccount {
  bankCode: string
  bankName: string
  last4: string
  /** Masked. */
  holderName: string
  changedAt: string
}

/** The way to a new payment PIN for who has forgotten the old one, or locked it. */
export interface PinReset {
  id: string
  status: 'requires_action' | 'verified' | 'completed' | 'failed' | Other
  /** A code goes to the mobile the bank knows. */
  nextAction: NextAction | null
  expiresAt: string
}

/** Whether the user has a payment PIN, and until when it is locked. */
export interface PinState {
  isSet: boolean
  lockedUntil: string | null
}

export interface Problem {
  type: string
  title: string
  status: number
  code: string
  /** Quote it to the bank. */
  requestId: string
  retryable: boolean
  /** What to tell the payer, in the language of `Accept-Language`. */
  message: string
  /** The fields that were refused. */
  errors?: FieldError[] | undefined
  /** Facts that belong to the code, such as `attemptsLeft` or `available`. */
  details?: Record<string, JsonValue> | undefined
}

export type Product = 'accounts' | 'top_ups' | 'transfers' | 'payments' | 'payment_codes' | 'mandates' | 'checkout'

/** A card of any bank that its holder has allowed to be debited for their payments (快捷支付), each by a code. */
export interface QuickPayAgreement {
  /** The card’s bank, in the language of the request. */
  bankName: string
  bankCode: string
  type: 'debit' | 'credit' | 'quasi_credit' | 'prepaid' | Other
  last4: string
  id: string
  userId: string
  /** Up to which amount a payment takes no code; 0: each takes one. */
  noOtpLimit: number
  /** The most one payment by this card may be; 0: its bank’s cards are no longer taken. */
  singleLimit: number
  /** The most all payments by this card may be in one day. */
  dayLimit: number
  status: 'requires_action' | 'active' | 'cancelled' | 'failed' | Other
  nextAction: NextAction | null
  failure: Failure | null
  createdAt: string
  /** When the code was given. */
  signedAt: string | null
  /** When it was cancelled or failed. */
  endedAt: string | null
}

export interface QuickPayBank {
  bankCode: string
  bankName: string
  /** The most one payment may be. */
  singleLimit: number
  /** The most all payments by one card may be in one day. */
  dayLimit: number
}

export interface QuickPayTerms {
  /** What whoever pays by a card has to accept. */
  agreements: Agreement[]
  /** The banks whose cards are taken. */
  banks: QuickPayBank[]
  /** The most `noOtpLimit` can be. */
  noOtpCeiling: number
}

/** Part or all of a payment, given back to its payer. */
export interface Refund {
  id: string
  paymentId: string
  /** Null where the payment was taken by a mandate. */
  orderId: string | null
  reference: string
  amount: number
  currency: 'CNY'
  reason: string | null
  status: 'processing' | 'succeeded' | 'failed' | Other
  /** Where the payer gets it: the e-account, or, where that can’t take it (cap, frozen, closed), the bound card; of what was paid by a card (`quick_pay`), that card; of what was paid by an outside channel, through that channel. */
  destination: 'balance' | 'card' | 'channel' | Other
  failure: Failure | null
  createdAt: string
  /** When it succeeded or failed. */
  finishedAt: string | null
}

export interface RevokedUserSession {
  id: string
}

export interface SavedCard {
  /** The card’s bank, in the language of the request. */
  bankName: string
  bankCode: string
  type: 'debit' | 'credit' | 'quasi_credit' | 'prepaid' | Other
  last4: string
  agreementId: string
  /** Whether paying this total takes a code by SMS. */
  asksForCode: boolean
  available: boolean
  /** Why this total cannot be paid by it today. */
  reason: 'limit_exceeded' | Other | null
}

/** What a user is to pay after scanning a code. */
export interface Scan {
  /** `payable`: pay `orderId`. `amount_needed`: ask the payer for it, and send the scan again with it. */
  status: 'payable' | 'amount_needed' | Other
  merchantName: string
  description: string
  orderId: string | null
  amount: number | null
  currency: 'CNY'
  /** Until when the order may be paid. */
  expiresAt: string | null
}

/** An open session of the user, as the user sees it. */
export interface Session {
  id: string
  /** Null where the merchant named none. */
  device: Device | null
  scopes: ('account.open' | 'account.read' | 'balance.read' | 'money.move' | Other)[]
  /** Whether it is the one that asks. */
  isCurrent: boolean
  createdAt: string
  expiresAt: string
}

/** What a merchant is paid out, and how it comes about. */
export interface Settlement {
  id: string
  /** The day it was made. */
  day: Day
  /** The first of the cleared days in it; null where there is none. */
  firstDay: Day | null
  lastDay: Day | null
  currency: 'CNY'
  /** `closing` of the settlement before; below zero where it was. */
  opening: number
  /** What was paid. */
  payments: {
    count: number
    amount: number
  }
  /** What was given back. */
  refunds: {
    count: number
    amount: number
  }
  /** Of the payments. */
  fees: number
  /** With the refunds. */
  feesReturned: number
  /** Earlier pay-outs that came back. */
  payoutsReturned: number
  /** `opening` + `payments` − `refunds` − `fees` + `feesReturned` + `payoutsReturned`. */
  due: number
  /** Of it: held back for a time, by all settlements so far. */
  reserved: number
  /** Of it: kept for refunds that are not cleared yet. */
  refundsUnderWay: number
  /** What is paid out; zero where less than the minimum is left. */
  payout: number
  /** `due` − `payout`: carried over. */
  closing: number
  /** `paying`: the other bank has not said yet whether it took it · `carried`: nothing is paid out this time · `failed`: refused, and the merchant’s again, to be paid out with the next · `returned`: taken, and sent back days later, likewise. */
  status: 'calculated' | 'paying' | 'paid' | 'carried' | 'failed' | 'returned' | Other
  /** The account it was paid to. */
  payoutLast4: string | null
  failure: Failure | null
  createdAt: string
  finishedAt: string | null
}

/** When and how a merchant is paid out. */
export interface SettlementTerms {
  /** `t_plus_1` the next working day at nine · `d_plus_1` the next day at nine · `d_plus_0` the same day: what was paid until 23:00 · `weekly` the first working day of the next week. */
  cycle: 't_plus_1' | 'd_plus_1' | 'd_plus_0' | 'weekly' | Other
  minimumPayout: number
  reserveRate: number
  reserveDays: number
  settlesOnMakeUpDays: boolean
}

export interface StatementLine {
  id: string
  kind: 'top_up' | 'withdrawal' | 'payment' | 'transfer' | 'refund' | 'withdrawal_return' | 'reversal' | Other
  direction: 'in' | 'out' | Other
  amount: number
  balanceAfter: number
  /** Who the money came from or went to. */
  counterparty: string
  /** What the payer of a transfer wrote to it. */
  note: string | null
  /** The top-up, withdrawal, transfer, payment or refund behind it. */
  resourceId: string
  at: string
}

/** What moved in one month. */
export interface StatementMonth {
  /** The calendar month in China, such as `2026-06`. */
  month: string
  /** All that came in. */
  in: number
  /** All that went out, as a positive amount. */
  out: number
  /** How many lines. */
  count: number
}

export interface TestCard {
  /** The constant’s name. */
  name: string
  number: string
  bankName: string
  /** What it is of, as its bank says: an account by its class, or a credit card. Class II opens by `class_i` and `credit` alone. */
  holds: 'class_i' | 'class_ii' | 'class_iii' | 'credit' | 'unsaid' | Other
  /** What happens with it. */
  outcome: string
  description: string
}

/** A person the simulated other banks know. */
export interface TestPerson {
  name: string
  idNumber: string
  mobile: string
  /** The constant’s name. */
  constant: string
  cards: TestCard[]
}

/** Money from the bound card into the e-account. */
export interface TopUp {
  id: string
  userId: string
  accountId: string
  cardId: string
  amount: number
  reference: string | null
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed' | Other
  nextAction: NextAction | null
  failure: Failure | null
  createdAt: string
  /** When it succeeded or failed. */
  finishedAt: string | null
}

/** Money from one user’s e-account to another’s. */
export interface Transfer {
  id: string
  /** Whose money it is. */
  userId: string
  accountId: string
  /** Who gets it. */
  payee: {
    userId: string
    /** Masked: 王芳 is `*芳`. */
    name: string
  }
  amount: number
  note: string | null
  reference: string | null
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed' | Other
  nextAction: NextAction | null
  failure: Failure | null
  createdAt: string
  /** When it succeeded or failed. */
  finishedAt: string | null
}

/** What is left out stays as it is. */
export interface UpdateApp {
  /** All of it anew; null: the bank’s own looks. */
  appearance?: WriteAppearance | null | undefined
  /** A PNG or JPEG as a data URI in base64: 48 KiB at most, 32 to 1024 pixels each way. The bank keeps it and shows it from its own origin, in a square. Null takes it away. */
  logo?: string | null | undefined
}

/** What is added to a draft or changed. */
export interface UpdateApplication {
  /** Of an opening, which class: III holds up to 2,000 yuan, by four factors; II has no cap and takes five, the fifth being that the card is of a Class I account or a credit card. Default III. */
  class?: 'II' | 'III' | undefined
  person?: {
    /** 2 to 30 Chinese characters; a separator dot may be · • ． ・ */
    name?: string | undefined
    /** 18 characters, GB 11643, with a right check digit. */
    idNumber?: string | undefined
    /** Mainland mobile, 11 digits. */
    mobile?: string | undefined
    /** 13 to 19 digits, Luhn; spaces are not taken. */
    cardNumber?: string | undefined
  } | undefined
  acceptedAgreements?: {
    code: string
    version: string
  }[] | undefined
}

/** What a merchant’s page adds to a draft or changes. */
export interface UpdateSealedApplication {
  /** Of an opening, which class: III holds up to 2,000 yuan, by four factors; II has no cap and takes five, the fifth being that the card is of a Class I account or a credit card. Default III. */
  class?: 'II' | 'III' | undefined
  acceptedAgreements?: {
    code: string
    version: string
  }[] | undefined
  /** The same as `person` of a bank page, sealed to the bank’s key: a merchant’s page sends nothing in clear. `wallet.applications` of the SDK does it. */
  sealedPerson?: string | undefined
}

export type UserScope = 'account.open' | 'account.read' | 'balance.read' | 'money.move'

export interface UserSession {
  id: string
  userId: string
  scopes: ('account.open' | 'account.read' | 'balance.read' | 'money.move' | Other)[]
  device: Device | null
  expiresAt: string
  createdAt: string
}

export type WebOrigin = string

export interface WebhookEndpoint {
  id: string
  url: string
  events: string[]
  status: 'enabled' | 'disabled' | Other
  createdAt: string
}

/** Money from the e-account to the bound card. */
export interface Withdrawal {
  id: string
  userId: string
  accountId: string
  cardId: string
  amount: number
  speed: 'fast' | 'next_day' | Other
  /** By when it should be on the card; counted from the PIN once it is given. */
  expectedAt: string
  reference: string | null
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed' | 'returned' | Other
  nextAction: NextAction | null
  failure: Failure | null
  createdAt: string
  /** When it succeeded or failed. */
  finishedAt: string | null
  /** When the card’s bank sent back what had succeeded; `failure` says where the money is. */
  returnedAt: string | null
}

export interface WriteAccount {
  /** 0 (every payment asks for the PIN) to 100,000 fen. */
  noPinLimit: number
}

/** Null takes a limit away; what is left out stays. */
export interface WriteAppLimits {
  /** The most one top-up may be. */
  topUp?: number | null | undefined
  /** The most one transfer to another user may be. */
  transfer?: number | null | undefined
  /** The most one order may be. */
  order?: number | null | undefined
  /** The most one payment by mandate may be. */
  mandate?: number | null | undefined
}

/** How the bank’s pages look for this app: the same words that elements and `openCheckout` take. Every text must hold a contrast of 4.5 : 1. */
export interface WriteAppearance {
  /** Default `auto`: as the payer’s device is set. Colours hold by each light it can be. */
  theme?: 'light' | 'dark' | 'auto' | undefined
  variables?: {
    /** Buttons, links and what is chosen. Default: the bank’s green. */
    colorPrimary?: string | {
      light: string
      dark: string
    } | undefined
    /** The ground of cards and sheets. */
    colorBackground?: string | {
      light: string
      dark: string
    } | undefined
    /** Text; quieter text is derived from it. */
    colorText?: string | {
      light: string
      dark: string
    } | undefined
    /** Corners, in pixels. Default 14. */
    radius?: number | undefined
    /** Of body text, in pixels. Default 16. */
    fontSize?: number | undefined
    /** Fonts that are on every device. Default `system`. */
    fontFamily?: 'system' | 'sans' | 'serif' | 'rounded' | undefined
  } | undefined
}

/** What is known so far; the rest can follow by PATCH. */
export interface WriteApplication {
  /** What for; it cannot be changed later. Default `open`. */
  purpose?: ApplicationPurpose | undefined
  /** Of an opening, which class: III holds up to 2,000 yuan, by four factors; II has no cap and takes five, the fifth being that the card is of a Class I account or a credit card. Default III. */
  class?: 'II' | 'III' | undefined
  /** Which account is upgraded or reactivated: needed for these, and only for them. */
  accountId?: string | undefined
  person?: {
    /** 2 to 30 Chinese characters; a separator dot may be · • ． ・ */
    name?: string | undefined
    /** 18 characters, GB 11643, with a right check digit. */
    idNumber?: string | undefined
    /** Mainland mobile, 11 digits. */
    mobile?: string | undefined
    /** 13 to 19 digits, Luhn; spaces are not taken. */
    cardNumber?: string | undefined
  } | undefined
  acceptedAgreements?: {
    code: string
    version: string
  }[] | undefined
}

/** Replaces what was agreed about this way to pay; of the others all stays. */
export interface WriteChannelTerms {
  channel: Channel
  /** In parts of a million. Default: the bank’s own rate. */
  feeRate?: number | undefined
  minAmount?: number | null | undefined
  maxAmount?: number | null | undefined
}

export interface WriteClock {
  now?: string | undefined
  frozen?: boolean | undefined
}

export interface WritePayoutAccount {
  /** 13 to 19 digits, Luhn. */
  accountNumber: string
  /** As its bank has it: a pay-out to another name comes back. */
  holderName: string
}

export interface WritePin {
  pin: string
  /** Needed to change a PIN that is set. */
  currentPin?: string | undefined
  /** Instead of `currentPin`: a reset whose code was right. Opens a locked PIN too. */
  pinResetId?: string | undefined
}

/** What is left out stays as it is. */
export interface WriteSandboxApp {
  name?: string | undefined
  /** The ways to pay it may offer. Default the bank balance. */
  channels?: Channel[] | undefined
  /** Fee rates and limits of ways to pay. Default: the bank’s own. */
  channelTerms?: WriteChannelTerms[] | undefined
  /** The origins whose pages may hold the bank’s frames (elements). Default none. */
  allowedOrigins?: WebOrigin[] | undefined
  /** What the app may offer its users. Default all. */
  products?: Product[] | undefined
  /** Limits of its own. Default none. */
  limits?: WriteAppLimits | undefined
}

/** What a merchant’s page sends of an application. */
export interface WriteSealedApplication {
  /** What for; it cannot be changed later. Default `open`. */
  purpose?: ApplicationPurpose | undefined
  /** Of an opening, which class: III holds up to 2,000 yuan, by four factors; II has no cap and takes five, the fifth being that the card is of a Class I account or a credit card. Default III. */
  class?: 'II' | 'III' | undefined
  /** Which account is upgraded or reactivated: needed for these, and only for them. */
  accountId?: string | undefined
  acceptedAgreements?: {
    code: string
    version: string
  }[] | undefined
  /** The same as `person` of a bank page, sealed to the bank’s key: a merchant’s page sends nothing in clear. `wallet.applications` of the SDK does it. */
  sealedPerson?: string | undefined
}

/** All of it at once: what is left out has its default. */
export interface WriteSettlementTerms {
  /** `t_plus_1` the next working day at nine · `d_plus_1` the next day at nine · `d_plus_0` the same day: what was paid until 23:00 · `weekly` the first working day of the next week. */
  cycle: 't_plus_1' | 'd_plus_1' | 'd_plus_0' | 'weekly'
  /** Less is carried over. Default one fen. */
  minimumPayout?: number | undefined
  /** How much of what was paid, less refunds, is held back for a time, in parts of a million. Default nothing. */
  reserveRate?: number | undefined
  /** For how many days. Default seven. */
  reserveDays?: number | undefined
  /** Whether Saturdays and Sundays that are worked (调休) count as working days. Default yes. */
  settlesOnMakeUpDays?: boolean | undefined
}

/** Something that happened: a union over `type`. Types may be added, so keep a default branch. */
export type Event =
  | { id: string; type: 'account.opened'; createdAt: string; data: Account }
  | { id: string; type: 'account.upgraded'; createdAt: string; data: Account }
  | { id: string; type: 'account.frozen'; createdAt: string; data: Account }
  | { id: string; type: 'account.unfrozen'; createdAt: string; data: Account }
  | { id: string; type: 'account.dormant'; createdAt: string; data: Account }
  | { id: string; type: 'account.reactivated'; createdAt: string; data: Account }
  | { id: string; type: 'account.closed'; createdAt: string; data: Account }
  | { id: string; type: 'application.approved'; createdAt: string; data: Application }
  | { id: string; type: 'application.rejected'; createdAt: string; data: Application }
  | { id: string; type: 'card.bound'; createdAt: string; data: Card }
  | { id: string; type: 'card.unbound'; createdAt: string; data: Card }
  | { id: string; type: 'user_session.revoked'; createdAt: string; data: RevokedUserSession }
  | { id: string; type: 'top_up.succeeded'; createdAt: string; data: TopUp }
  | { id: string; type: 'top_up.failed'; createdAt: string; data: TopUp }
  | { id: string; type: 'withdrawal.succeeded'; createdAt: string; data: Withdrawal }
  | { id: string; type: 'withdrawal.failed'; createdAt: string; data: Withdrawal }
  | { id: string; type: 'withdrawal.returned'; createdAt: string; data: Withdrawal }
  | { id: string; type: 'transfer.succeeded'; createdAt: string; data: Transfer }
  | { id: string; type: 'transfer.failed'; createdAt: string; data: Transfer }
  | { id: string; type: 'mandate.created'; createdAt: string; data: Mandate }
  | { id: string; type: 'mandate.cancelled'; createdAt: string; data: Mandate }
  | { id: string; type: 'quick_pay_agreement.signed'; createdAt: string; data: QuickPayAgreement }
  | { id: string; type: 'quick_pay_agreement.cancelled'; createdAt: string; data: QuickPayAgreement }
  | { id: string; type: 'payment.succeeded'; createdAt: string; data: Payment }
  | { id: string; type: 'payment.failed'; createdAt: string; data: Payment }
  | { id: string; type: 'payment.reversed'; createdAt: string; data: Payment }
  | { id: string; type: 'refund.created'; createdAt: string; data: Refund }
  | { id: string; type: 'refund.succeeded'; createdAt: string; data: Refund }
  | { id: string; type: 'refund.failed'; createdAt: string; data: Refund }
  | { id: string; type: 'settlement.calculated'; createdAt: string; data: Settlement }
  | { id: string; type: 'settlement.paid'; createdAt: string; data: Settlement }
  | { id: string; type: 'settlement.failed'; createdAt: string; data: Settlement }
  | { id: string; type: 'settlement.returned'; createdAt: string; data: Settlement }
  | { id: string; type: 'bill.available'; createdAt: string; data: Bill }
  | { id: string; type: 'order.paid'; createdAt: string; data: Order }
  | { id: string; type: 'order.closed'; createdAt: string; data: Order }
  | { id: string; type: 'order.expired'; createdAt: string; data: Order }
  | { id: string; type: 'order.late_paid'; createdAt: string; data: Order }
  | { id: string; type: 'checkout_session.completed'; createdAt: string; data: CheckoutSessionEvent }
  | { id: string; type: 'checkout_session.expired'; createdAt: string; data: CheckoutSessionEvent }
  | { id: string; type: 'complaint.answered'; createdAt: string; data: ComplaintEvent }
  | { id: string; type: 'webhook_endpoint.disabled'; createdAt: string; data: WebhookEndpoint }

/** One page of a list. `nextCursor` is null on the last one. */
export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}
