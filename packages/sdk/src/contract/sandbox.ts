import { z } from 'zod'

import { Account, FreezeAccount } from './accounts.ts'
import { App, Channel, PayProduct, WriteChannelTerms } from './app.ts'
import { SixDigits } from './challenges.ts'
import { CheckoutSession, ChosenBank } from './checkout-sessions.ts'
import { EventEnvelope } from './events.ts'
import { id } from './ids.ts'
import { open } from './open.ts'
import { page, pageQuery } from './page.ts'
import type { ErrorTable } from './problem.ts'
import { Product, WriteAppLimits } from './products.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Moment, Timestamp } from './time.ts'
import { WebOrigin } from './web-origin.ts'

export const Clock = z
  .object({
    now: Timestamp,
    frozen: z.boolean().describe('A frozen clock moves only by `advance`.'),
  })
  .meta({ id: 'Clock', description: 'The one clock of a realm.' })
export type Clock = z.infer<typeof Clock>

export const CreateRealm = z
  .strictObject({
    name: line(64).optional(),
    clock: z
      .union([z.literal('wall'), z.strictObject({ now: Moment, frozen: z.boolean() })])
      .optional()
      .describe('Default: frozen at 2026-06-01T10:00:00+08:00. `wall` runs with the real clock.'),
    fixedOtp: z
      .string()
      .regex(/^\d{6}$/)
      .optional()
      .describe('Use this code in every SMS instead of a random one.'),
  })
  .meta({ id: 'CreateRealm' })
export type CreateRealm = z.infer<typeof CreateRealm>

export const NewRealm = z
  .object({
    id: id('rlm'),
    name: z.string(),
    clock: Clock,
    key: z.string().describe('`rlk_…`: opens the sandbox routes of this realm. Shown this once.'),
  })
  .meta({ id: 'NewRealm' })
export type NewRealm = z.infer<typeof NewRealm>

/** What a bank agrees with a merchant about its app. */
const settings = {
  channels: z
    .array(Channel)
    .min(1)
    .max(6)
    .optional()
    .describe('The ways to pay it may offer. Default the bank balance.'),
  channelTerms: z
    .array(WriteChannelTerms)
    .max(6)
    .optional()
    .describe('Fee rates and limits of ways to pay. Default: the bank’s own.'),
  allowedOrigins: z
    .array(WebOrigin)
    .max(20)
    .optional()
    .describe('The origins whose pages may hold the bank’s frames (elements). Default none.'),
  products: z
    .array(Product)
    .max(Product.options.length)
    .optional()
    .describe('What the app may offer its users. Default all.'),
  limits: WriteAppLimits.optional().describe('Limits of its own. Default none.'),
}

export const CreateSandboxApp = z
  .strictObject({
    name: line(64),
    publicKey: z
      .string()
      .max(4096)
      .optional()
      .describe(
        'PEM (SPKI) of an RSA-2048, Ed25519 or SM2 key. Default: the bank makes an RSA-2048 pair and hands the private key out.',
      ),
    ...settings,
  })
  .meta({ id: 'CreateSandboxApp' })

export const WriteSandboxApp = z
  .strictObject({ name: line(64).optional(), ...settings })
  .meta({ id: 'WriteSandboxApp', description: 'What is left out stays as it is.' })

export const NewApp = App.extend({
  keyId: z.string().describe('`app_…/key_…`: names the key in a signature.'),
  privateKey: z
    .string()
    .nullable()
    .describe('PEM (PKCS#8), only where the bank made the pair. Shown this once.'),
  secretKey: z.string().describe('`sk_test_…`: a bearer key so that curl works. Shown this once.'),
}).meta({ id: 'NewApp' })
export type NewApp = z.infer<typeof NewApp>

export const WriteClock = z
  .strictObject({ now: Moment.optional(), frozen: z.boolean().optional() })
  .meta({ id: 'WriteClock' })

export const AdvanceClock = z
  .strictObject({
    by: z
      .string()
      .regex(/^P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/)
      .describe(
        'An ISO 8601 duration of weeks, days, hours, minutes and seconds: `P1D`, `PT16M`. At most 400 days.',
      ),
  })
  .meta({ id: 'AdvanceClock' })

export const AdvancedClock = z
  .object({
    clock: Clock,
    events: z.array(EventEnvelope).describe('What the passing of time caused, in order.'),
  })
  .meta({ id: 'AdvancedClock' })
export type AdvancedClock = z.infer<typeof AdvancedClock>

export const Message = z
  .object({
    id: id('msg'),
    mobile: z.string(),
    text: z.string(),
    code: z
      .string()
      .nullable()
      .describe('The code in it, so that a test needs no regular expression.'),
    scene: z.string(),
    sentAt: Timestamp,
  })
  .meta({ id: 'Message', description: 'An SMS the bank sent, as the simulated phone shows it.' })
export type Message = z.infer<typeof Message>

export const TestCard = z
  .object({
    name: z.string().describe('The constant’s name.'),
    number: z.string(),
    bankName: z.string(),
    holds: open(['class_i', 'class_ii', 'class_iii', 'credit', 'unsaid']).describe(
      'What it is of, as its bank says: an account by its class, or a credit card. Class II opens by `class_i` and `credit` alone.',
    ),
    outcome: z.string().describe('What happens with it.'),
    description: z.string(),
  })
  .meta({ id: 'TestCard' })

export const TestPerson = z
  .object({
    name: z.string(),
    idNumber: z.string(),
    mobile: z.string(),
    constant: z.string().describe('The constant’s name.'),
    cards: z.array(TestCard),
  })
  .meta({ id: 'TestPerson', description: 'A person the simulated other banks know.' })
export type TestPerson = z.infer<typeof TestPerson>

export const MagicValue = z
  .object({
    kind: open(['card', 'person', 'payer']).describe(
      '`payer`: who pays by a simulated app, by the name given there.',
    ),
    name: z.string(),
    value: z.string(),
    effect: z.string(),
  })
  .meta({ id: 'MagicValue' })

export const CompleteSession = z
  .strictObject({
    outcome: z
      .enum(['paid', 'declined', 'closed', 'expired'])
      .describe(
        '`paid`, `declined`: the payer pays, or says no, where the newest attempt waits for them; in the bank itself, who says no turns away · `closed`: the merchant closes the order · `expired`: its time is up now.',
      ),
    channel: Channel.optional().describe(
      'The way the payer takes where nothing waits for them yet. Default: the first that is available, outside channels before the bank’s own.',
    ),
    product: PayProduct.optional().describe('Its form. Default: the first it has.'),
    bank: ChosenBank.optional().describe('`gateway`: the bank. Default: a person at ICBC.'),
    card: z
      .string()
      .regex(/^[A-Za-z]{1,32}\.[A-Za-z]{1,32}$/, 'Expected a name such as zhangSan.everyday.')
      .optional()
      .describe(
        '`quick_pay`: the card that is typed, by its name among the magic values. Default: `zhangSan.everyday`, or for `declined` `zhangSan.insufficientFunds`. The code comes from the sandbox’s messages.',
      ),
    pin: SixDigits.optional().describe(
      '`bank_balance`: the payer’s PIN, which is nobody’s but theirs; needed for `paid`.',
    ),
  })
  .meta({ id: 'CompleteSession' })
export type CompleteSession = z.infer<typeof CompleteSession>

export const sandboxErrors = {
  nothing_to_complete: {
    status: 409,
    message: 'No payer can be played here: nothing waits for one, and no way to pay is available.',
    payer: { 'zh-CN': '没有等待付款的支付', en: 'No payment is waiting.' },
  },
  clock_backwards: {
    status: 409,
    message: 'A realm’s clock never goes back.',
    payer: { 'zh-CN': '测试时钟不能倒退', en: 'The test clock cannot go back.' },
  },
  simulators_unreachable: {
    status: 503,
    message: 'The simulators, which know the test people, do not answer: see that they run.',
    payer: { 'zh-CN': '模拟环境未响应', en: 'The simulators do not answer.' },
    retryable: true,
  },
} as const satisfies ErrorTable

export const sandboxRealms = {
  create: route({
    method: 'POST',
    path: '/v1/sandbox/realms',
    summary: 'A world of its own: a clock, customers, simulators’ state, apps.',
    callers: ['loopback'],
    body: CreateRealm,
    reply: NewRealm,
    status: 201,
  }),
}

export const sandboxApps = {
  create: route({
    method: 'POST',
    path: '/v1/sandbox/apps',
    summary: 'An app in this realm, with its keys.',
    callers: ['sandbox'],
    body: CreateSandboxApp,
    reply: NewApp,
    status: 201,
  }),
  update: route({
    method: 'PATCH',
    path: '/v1/sandbox/apps/:appId',
    summary: 'Changes what the bank has agreed with a merchant about its app.',
    callers: ['sandbox'],
    body: WriteSandboxApp,
    reply: App,
  }),
}

export const sandboxCheckoutSessions = {
  complete: route({
    method: 'POST',
    path: '/v1/sandbox/checkout-sessions/:checkoutSessionId/complete',
    summary:
      'Finishes a session as its payer, or its merchant, would: at the simulated app, bank or page where the payment waits; from a balance by the payer’s PIN, by card with the code that was sent. What the bank then hears, and when, is the simulators’ affair.',
    callers: ['sandbox'],
    body: CompleteSession,
    reply: CheckoutSession,
    errors: [
      'nothing_to_complete',
      'simulators_unreachable',
      'order_paid',
      'order_closed',
      'order_expired',
      'payment_in_progress',
      'insufficient_balance',
      'limit_exceeded',
      'account_frozen',
      'identity_mismatch',
      'pin_wrong',
      'attempts_exhausted',
      'challenge_expired',
    ],
  }),
}

export const sandboxClock = {
  retrieve: route({
    method: 'GET',
    path: '/v1/sandbox/clock',
    summary: 'The realm’s clock.',
    callers: ['sandbox'],
    reply: Clock,
  }),
  set: route({
    method: 'PUT',
    path: '/v1/sandbox/clock',
    summary:
      'Freezes, releases or sets the clock (forwards only), without running what falls due between.',
    callers: ['sandbox'],
    body: WriteClock,
    reply: Clock,
    errors: ['clock_backwards'],
  }),
  advance: route({
    method: 'POST',
    path: '/v1/sandbox/clock/advance',
    summary: 'Moves time on, runs what falls due in order, and answers with the events it caused.',
    callers: ['sandbox'],
    body: AdvanceClock,
    reply: AdvancedClock,
  }),
}

export const sandboxAccounts = {
  freeze: route({
    method: 'POST',
    path: '/v1/sandbox/accounts/:accountId/freeze',
    summary: 'Freezes an account as staff of the bank would; its holder cannot unfreeze it.',
    callers: ['sandbox'],
    body: FreezeAccount,
    reply: Account,
    errors: ['account_frozen'],
  }),
  unfreeze: route({
    method: 'POST',
    path: '/v1/sandbox/accounts/:accountId/unfreeze',
    summary: 'Takes back what the bank froze. What the holder froze stays so.',
    callers: ['sandbox'],
    reply: Account,
  }),
  confirmFaceToFace: route({
    method: 'POST',
    path: '/v1/sandbox/accounts/:accountId/confirm-face-to-face',
    summary:
      'Records that staff of the bank have seen the holder, so that a Class II account takes money from others.',
    callers: ['sandbox'],
    reply: Account,
    errors: ['account_frozen'],
  }),
}

export const sandboxMessages = {
  list: route({
    method: 'GET',
    path: '/v1/sandbox/messages',
    summary: 'The SMS of this realm, newest first; or those to one mobile.',
    callers: ['sandbox'],
    query: z.strictObject({ ...pageQuery, mobile: z.string().max(20).optional() }),
    reply: page(Message),
  }),
}

export const sandboxPeople = {
  list: route({
    method: 'GET',
    path: '/v1/sandbox/people',
    summary: 'The named test people and their cards.',
    callers: ['sandbox'],
    reply: z.object({ items: z.array(TestPerson) }),
    errors: ['simulators_unreachable'],
  }),
}

export const sandboxMagicValues = {
  list: route({
    method: 'GET',
    path: '/v1/sandbox/magic-values',
    summary: 'Every value that makes something happen on purpose.',
    callers: ['sandbox'],
    reply: z.object({ items: z.array(MagicValue) }),
    errors: ['simulators_unreachable'],
  }),
}
