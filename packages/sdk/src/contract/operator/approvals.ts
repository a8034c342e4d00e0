import { z } from 'zod'

import { id } from '../ids.ts'
import { open } from '../open.ts'
import { page, pageQuery } from '../page.ts'
import type { ErrorTable } from '../problem.ts'
import { route } from '../route.ts'
import { WriteSettlementTerms } from '../settlements.ts'
import { lines } from '../text.ts'
import { Timestamp } from '../time.ts'

/** Why somebody proposes or refuses something. */
export const Reason = lines(400)

const Who = z.object({ id: id('opr'), name: z.string() })

export const Approval = z.object({
  id: id('apv'),
  action: z
    .string()
    .describe('What is done once it is approved, such as `settlement_terms.write`.'),
  appId: id('app').nullable(),
  subject: z
    .string()
    .describe('The id of what it is done to. One proposal an action and subject waits at a time.'),
  payload: z.record(z.string(), z.json()).describe('What exactly is done.'),
  reason: z.string(),
  status: open(['pending', 'approved', 'rejected', 'withdrawn', 'expired']).describe(
    '`approved`: and carried out, in the same moment.',
  ),
  proposedBy: Who,
  proposedAt: Timestamp,
  expiresAt: Timestamp,
  decidedBy: Who.nullable(),
  decidedAt: Timestamp.nullable(),
  decisionReason: z.string().nullable(),
})
export type Approval = z.infer<typeof Approval>

export const approvalErrors = {
  approval_pending: {
    status: 409,
    message: 'The same is already proposed for this subject; `details.approvalId` names it.',
    payer: { 'zh-CN': '已有待审批的同类申请', en: 'The same is already waiting for approval.' },
  },
  approval_decided: {
    status: 409,
    message: 'The proposal no longer waits; `details.status` says what became of it.',
    payer: { 'zh-CN': '该申请已处理', en: 'This proposal has already been decided.' },
  },
  approval_own: {
    status: 403,
    message: 'Who has proposed something cannot approve or reject it.',
    payer: {
      'zh-CN': '不能审批自己提交的申请',
      en: 'You cannot decide on your own proposal.',
    },
  },
} as const satisfies ErrorTable

const decisionErrors = ['not_found', 'approval_decided', 'approval_own', 'permission_missing']

export const approvals = {
  list: route({
    method: 'GET',
    path: '/v1/operator/approvals',
    summary: 'What was proposed, newest first; or only what waits.',
    callers: ['operator'],
    bankOriginOnly: true,
    permission: 'read',
    bankStaffOnly: true,
    query: z.strictObject({
      ...pageQuery,
      status: z.enum(['pending', 'approved', 'rejected', 'withdrawn', 'expired']).optional(),
    }),
    reply: page(Approval),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/operator/approvals/:approvalId',
    summary: 'One proposal.',
    callers: ['operator'],
    bankOriginOnly: true,
    permission: 'read',
    bankStaffOnly: true,
    reply: Approval,
  }),
  approve: route({
    method: 'POST',
    path: '/v1/operator/approvals/:approvalId/approve',
    summary: 'Approves what another has proposed, which is carried out at once and once.',
    callers: ['operator'],
    bankOriginOnly: true,
    permission: 'approve',
    bankStaffOnly: true,
    reply: Approval,
    errors: decisionErrors,
  }),
  reject: route({
    method: 'POST',
    path: '/v1/operator/approvals/:approvalId/reject',
    summary: 'Says no to what another has proposed.',
    callers: ['operator'],
    bankOriginOnly: true,
    permission: 'approve',
    bankStaffOnly: true,
    body: z.strictObject({ reason: Reason }),
    reply: Approval,
    errors: decisionErrors,
  }),
  withdraw: route({
    method: 'POST',
    path: '/v1/operator/approvals/:approvalId/withdraw',
    summary: 'Takes back what one has proposed oneself.',
    callers: ['operator'],
    bankOriginOnly: true,
    permission: 'propose',
    bankStaffOnly: true,
    reply: Approval,
    errors: ['not_found', 'approval_decided'],
  }),
}

export const operatorSettlementTerms = {
  propose: route({
    method: 'POST',
    path: '/v1/operator/apps/:appId/settlement-terms',
    summary: 'Proposes other terms of settlement; they hold once another operator approves.',
    callers: ['operator'],
    bankOriginOnly: true,
    permission: 'propose',
    bankStaffOnly: true,
    body: WriteSettlementTerms.extend({ reason: Reason }),
    reply: Approval,
    status: 201,
    errors: ['not_found', 'approval_pending', 'permission_missing'],
  }),
}
