import { z } from 'zod'

import { App } from '../app.ts'
import { id } from '../ids.ts'
import { open } from '../open.ts'
import { page, pageQuery } from '../page.ts'
import type { ErrorTable } from '../problem.ts'
import { type OperatorPermission, route } from '../route.ts'
import { Clock } from '../sandbox.ts'
import { line } from '../text.ts'
import { Timestamp } from '../time.ts'

export const OperatorRole = z
  .enum(['viewer', 'maker', 'checker'])
  .describe(
    '`viewer` reads · `maker` reads and proposes · `checker` reads and approves what another has proposed.',
  )
export type OperatorRole = z.infer<typeof OperatorRole>

/** What each role may do. */
export const permissionsOf: Readonly<Record<OperatorRole, readonly OperatorPermission[]>> = {
  viewer: ['read'],
  maker: ['read', 'propose'],
  checker: ['read', 'approve'],
}

export const CreateOperator = z.strictObject({
  name: line(32).describe('As colleagues read it.'),
  role: OperatorRole,
  appId: id('app').optional().describe('Staff of this app’s merchant. Default: of the bank.'),
})
export type CreateOperator = z.infer<typeof CreateOperator>

export const Operator = z.object({
  id: id('opr'),
  name: z.string(),
  role: open(OperatorRole.options),
  appId: id('app')
    .nullable()
    .describe('The one app they see; null: staff of the bank, who see all.'),
})
export type Operator = z.infer<typeof Operator>

export const NewOperator = Operator.extend({
  token: z.string().describe('`ost_…`: signs in to the console. Shown this once.'),
})

const signInToken = /^ost_[0-9A-HJKMNP-TV-Z]{26}_[\w-]{43}$/

export const SignIn = z.strictObject({
  token: z.string().regex(signInToken, 'Expected a token that begins with ost_.'),
})

export const OperatorSession = z.object({
  operator: Operator,
  permissions: z.array(open(['read', 'propose', 'approve'])),
  realm: z.object({ id: id('rlm'), name: z.string() }),
  clock: Clock,
  startedAt: Timestamp.describe('On the wall’s clock, as all of a session.'),
  idleSeconds: z.int().describe('The session ends when nothing was asked for so long.'),
})
export type OperatorSession = z.infer<typeof OperatorSession>

export const OperatorAuditEntry = z.object({
  id: id('oae'),
  operator: z.object({ id: id('opr'), name: z.string() }),
  type: open([
    'session.started',
    'session.ended',
    'sign_in.refused',
    'operator.locked',
    'approval.proposed',
    'approval.approved',
    'approval.rejected',
    'approval.withdrawn',
  ]),
  subject: z.string().nullable().describe('The id of what was acted on.'),
  network: z.string().nullable(),
  at: Timestamp,
})
export type OperatorAuditEntry = z.infer<typeof OperatorAuditEntry>

export const operatorErrors = {
  sign_in_refused: {
    status: 401,
    message: 'The sign-in token is not known, or was replaced.',
    payer: {
      'zh-CN': '登录令牌不正确，请核对后重试',
      en: 'This token does not sign in. Please check it and try again.',
    },
  },
  operator_locked: {
    status: 403,
    message:
      'Too many wrong tokens were shown for this operator; `details` has `retryAfterSeconds`. The right one waits too.',
    payer: {
      'zh-CN': '尝试次数过多，已暂时锁定，请稍后再试',
      en: 'Too many tries. Sign-in is locked for a while.',
    },
  },
  permission_missing: {
    status: 403,
    message: 'The operator’s role does not include this; `details.permission` names it.',
    payer: {
      'zh-CN': '您的角色没有此项权限',
      en: 'Your role does not include this.',
    },
  },
} as const satisfies ErrorTable

export const operatorSession = {
  create: route({
    method: 'POST',
    path: '/v1/operator/session',
    summary: 'Signs an operator in: the session is a cookie that no script can read.',
    callers: ['public'],
    bankOriginOnly: true,
    body: SignIn,
    reply: OperatorSession,
    status: 201,
    errors: ['sign_in_refused', 'operator_locked'],
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/operator/session',
    summary: 'Who is signed in, what they may do, and the clock of their realm.',
    callers: ['operator'],
    bankOriginOnly: true,
    reply: OperatorSession,
  }),
  end: route({
    method: 'DELETE',
    path: '/v1/operator/session',
    summary: 'Signs out.',
    callers: ['operator'],
    bankOriginOnly: true,
    reply: null,
    status: 204,
  }),
}

export const operatorApps = {
  list: route({
    method: 'GET',
    path: '/v1/operator/apps',
    summary: 'The apps the operator may look into, newest first.',
    callers: ['operator'],
    bankOriginOnly: true,
    permission: 'read',
    query: z.strictObject(pageQuery),
    reply: page(App.pick({ id: true, name: true })),
  }),
}

export const operatorAuditEntries = {
  list: route({
    method: 'GET',
    path: '/v1/operator/audit-entries',
    summary: 'What operators did, newest first: of the whole realm, or of one’s own merchant.',
    callers: ['operator'],
    bankOriginOnly: true,
    permission: 'read',
    query: z.strictObject(pageQuery),
    reply: page(OperatorAuditEntry),
  }),
}

export const sandboxOperators = {
  create: route({
    method: 'POST',
    path: '/v1/sandbox/operators',
    summary: 'Takes on an operator of the bank or of a merchant, with a token to sign in by.',
    callers: ['sandbox'],
    body: CreateOperator,
    reply: NewOperator,
    status: 201,
    errors: ['not_found'],
  }),
}
