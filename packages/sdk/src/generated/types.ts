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
  status: 'active' | 'frozen_debit' | 'frozen_all' | 'dormant' | 'closed' | Other
  /** The most it may hold; null where the class has no cap. */
  balanceCap: number | null
  /** The bound card money comes from and goes to. */
  card: {
    id: string
    bankName: string
    last4: string
  }
  openedAt: string
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
}

export interface AnsweredChallenge {
  challenge: Challenge
  /** What the answer set in motion, as it stands now. */
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
    type: 'payment'
    resource: Payment
  }
}

/** A merchant’s app: the tenant. */
export interface App {
  id: string
  name: string
  realmId: string
  mode: 'sandbox' | 'production' | Other
  /** The ways to pay this app may offer. */
  channels: ('bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other)[]
}

/** The opening of an e-account; it can be left and taken up again. */
export interface Application {
  id: string
  userId: string
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
  /** Set once approved. */
  accountId: string | null
  expiresAt: string
  createdAt: string
}

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

/** A card bound to the user’s e-account. */
export interface Card {
  id: string
  /** The card’s bank, in the language of the request. */
  bankName: string
  bankCode: string
  type: 'debit' | 'credit' | 'quasi_credit' | 'prepaid' | Other
  last4: string
  status: 'bound' | 'unbound' | Other
  boundAt: string
}

/** A question only the customer can answer: a code by SMS, or the payment PIN. */
export interface Challenge {
  id: string
  type: 'otp' | 'pin' | Other
  /** What it is for; the SMS says so too. */
  scene: 'open_account' | 'top_up' | 'withdrawal' | 'payment' | Other
  status: 'pending' | 'passed' | 'exhausted' | 'expired' | Other
  /** The amount it approves, where money moves. */
  amount: number | null
  /** Who gets the money. */
  payee: string | null
  attemptsLeft: number
  /** OTP: where the code went, masked. */
  mobile: string | null
  /** OTP: when a new code may be asked for. */
  resendAt: string | null
  expiresAt: string
  now: string
}

export type Channel = 'bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay'

export interface CheckoutSession {
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
  methods: PayMethod[]
  returnUrl: string
  cancelUrl: string
  locale: Locale | null
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
  locale: Locale | null
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
  orderReference: string
  description: string
  items: OrderItem[]
  total: number
  currency: 'CNY'
  methods: PayMethod[]
  returnUrl: string
  cancelUrl: string
  locale: Locale | null
  mode: 'sandbox' | 'production' | Other
  expiresAt: string
  /** The bank’s clock; pages count down from it. */
  now: string
}

/** The one clock of a realm. */
export interface Clock {
  now: string
  /** A frozen clock moves only by `advance`. */
  frozen: boolean
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
  locale?: Locale | undefined
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

export interface CreatePayment {
  orderId: string
  /** The e-account to pay from. Default: the user’s only one. */
  accountId?: string | undefined
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

export interface CreateSandboxApp {
  name: string
  /** PEM (SPKI) of an RSA-2048, Ed25519 or SM2 key. Default: the bank makes an RSA-2048 pair and hands the private key out. */
  publicKey?: string | undefined
}

export interface CreateTopUp {
  accountId: string
  amount: number
  /** The merchant’s own number of it. */
  reference?: string | undefined
}

export interface CreateUserSession {
  userId: string
  /** Default: all of them. */
  scopes?: UserScope[] | undefined
  /** Seconds the token lives, 60 to 900. Default 900. */
  expiresInSeconds?: number | undefined
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
  /** The merchant’s own number of it. */
  reference?: string | undefined
}

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

export type Locale = 'zh-CN' | 'en'

export interface MagicValue {
  kind: 'card' | 'person' | Other
  name: string
  value: string
  effect: string
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

export interface NewApp {
  id: string
  name: string
  realmId: string
  mode: 'sandbox' | 'production' | Other
  /** The ways to pay this app may offer. */
  channels: ('bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other)[]
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
  orderReference: string
  description: string
  items: OrderItem[]
  total: number
  currency: 'CNY'
  methods: PayMethod[]
  returnUrl: string
  cancelUrl: string
  locale: Locale | null
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
  /** The newest attempt. */
  payment: Payment | null
  createdAt: string
  /** Send the payer here. Holds the secret behind `#`, which no server log sees. */
  url: string
  /** `csk_…`, shown this once. */
  secret: string
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
  type: 'wait'
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

export interface PayMethod {
  channel: 'bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other
  available: boolean
  /** Why it is not available. */
  reason: 'no_user' | 'no_account' | 'pin_not_set' | 'channel_down' | Other | null
  /** What paying this way costs the payer, in fen. */
  payerFee: number
}

/** One attempt to pay an order. */
export interface Payment {
  id: string
  orderId: string
  /** Null where an outside channel’s payer has no user here. */
  userId: string | null
  channel: 'bank_balance' | 'quick_pay' | 'gateway' | 'alipay' | 'wechat_pay' | 'unionpay' | Other
  amount: number
  currency: 'CNY'
  /** What the payer paid on top, in fen. */
  payerFee: number
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed' | Other
  nextAction: NextAction | null
  failure: Failure | null
  createdAt: string
  /** When it succeeded or failed. */
  finishedAt: string | null
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

export interface RevokedUserSession {
  id: string
}

export interface StatementLine {
  id: string
  kind: 'top_up' | 'withdrawal' | 'payment' | 'transfer' | 'refund' | 'reversal' | Other
  direction: 'in' | 'out' | Other
  amount: number
  balanceAfter: number
  /** Who the money came from or went to. */
  counterparty: string
  /** The top-up, withdrawal or payment behind it. */
  resourceId: string
  at: string
}

export interface TestCard {
  /** The constant’s name. */
  name: string
  number: string
  bankName: string
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

export type UserScope = 'account.open' | 'account.read' | 'balance.read' | 'money.move'

export interface UserSession {
  id: string
  userId: string
  scopes: ('account.open' | 'account.read' | 'balance.read' | 'money.move' | Other)[]
  expiresAt: string
  createdAt: string
}

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
  reference: string | null
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed' | Other
  nextAction: NextAction | null
  failure: Failure | null
  createdAt: string
  /** When it succeeded or failed. */
  finishedAt: string | null
}

/** What is known so far; the rest can follow by PATCH. */
export interface WriteApplication {
  /** Account class. III: balance up to 2,000 yuan. */
  class?: 'III' | undefined
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

export interface WriteClock {
  now?: string | undefined
  frozen?: boolean | undefined
}

export interface WritePin {
  pin: string
  /** Needed to change a PIN that is set. */
  currentPin?: string | undefined
}

/** Something that happened: a union over `type`. Types may be added, so keep a default branch. */
export type Event =
  | { id: string; type: 'account.opened'; createdAt: string; data: Account }
  | { id: string; type: 'application.approved'; createdAt: string; data: Application }
  | { id: string; type: 'application.rejected'; createdAt: string; data: Application }
  | { id: string; type: 'card.bound'; createdAt: string; data: Card }
  | { id: string; type: 'user_session.revoked'; createdAt: string; data: RevokedUserSession }
  | { id: string; type: 'top_up.succeeded'; createdAt: string; data: TopUp }
  | { id: string; type: 'top_up.failed'; createdAt: string; data: TopUp }
  | { id: string; type: 'withdrawal.succeeded'; createdAt: string; data: Withdrawal }
  | { id: string; type: 'withdrawal.failed'; createdAt: string; data: Withdrawal }
  | { id: string; type: 'payment.succeeded'; createdAt: string; data: Payment }
  | { id: string; type: 'payment.failed'; createdAt: string; data: Payment }
  | { id: string; type: 'order.paid'; createdAt: string; data: Order }
  | { id: string; type: 'order.closed'; createdAt: string; data: Order }
  | { id: string; type: 'order.expired'; createdAt: string; data: Order }
  | { id: string; type: 'checkout_session.completed'; createdAt: string; data: CheckoutSessionEvent }
  | { id: string; type: 'checkout_session.expired'; createdAt: string; data: CheckoutSessionEvent }
  | { id: string; type: 'webhook_endpoint.disabled'; createdAt: string; data: WebhookEndpoint }

/** One page of a list. `nextCursor` is null on the last one. */
export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}
