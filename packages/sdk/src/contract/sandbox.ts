import { z } from 'zod'

import { App } from './app.ts'
import { EventEnvelope } from './events.ts'
import { id } from './ids.ts'
import { open } from './open.ts'
import { page, pageQuery } from './page.ts'
import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Moment, Timestamp } from './time.ts'

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
  })
  .meta({ id: 'CreateSandboxApp' })

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
    kind: open(['card', 'person']),
    name: z.string(),
    value: z.string(),
    effect: z.string(),
  })
  .meta({ id: 'MagicValue' })

export const sandboxErrors = {
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
