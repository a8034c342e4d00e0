import { z } from 'zod'

import { id, UserId } from './ids.ts'
import { open } from './open.ts'
import { page, PageQuery } from './page.ts'
import { route } from './route.ts'
import { lines } from './text.ts'
import { Timestamp } from './time.ts'

export const ComplaintCategory = z
  .enum([
    'account',
    'card',
    'top_up_or_withdrawal',
    'payment',
    'refund',
    'security',
    'merchant',
    'other',
  ])
  .meta({ id: 'ComplaintCategory' })
export type ComplaintCategory = z.infer<typeof ComplaintCategory>

/** What a complaint can be about: something of the user's own. */
const About = z.union([id('acc'), id('crd'), id('tup'), id('wdr'), id('trf'), id('pay'), id('mdt')])

export const CreateComplaint = z
  .strictObject({
    category: ComplaintCategory,
    text: lines(2000).describe('What happened, in the user’s words.'),
    about: About.optional().describe(
      'The id of the user’s account, card, top-up, withdrawal, transfer, payment or mandate it is about.',
    ),
  })
  .meta({ id: 'CreateComplaint' })
export type CreateComplaint = z.infer<typeof CreateComplaint>

export const Complaint = z
  .object({
    id: id('cpl'),
    number: z.string().describe('The number to quote to the bank: `20260601-482913`.'),
    userId: UserId,
    category: open(ComplaintCategory.options),
    text: z.string(),
    about: z.string().nullable(),
    status: open(['open', 'answered']),
    answer: z.string().nullable(),
    createdAt: Timestamp,
    answeredAt: Timestamp.nullable(),
  })
  .meta({
    id: 'Complaint',
    description: 'What a user is not content with, and what the bank says.',
  })
export type Complaint = z.infer<typeof Complaint>

/** What the merchant is told of a complaint: neither what the user wrote to their bank nor the answer. */
export const ComplaintEvent = Complaint.omit({ text: true, answer: true }).meta({
  id: 'ComplaintEvent',
})
export type ComplaintEvent = z.infer<typeof ComplaintEvent>

export const AnswerComplaint = z
  .strictObject({ answer: lines(2000) })
  .meta({ id: 'AnswerComplaint' })

export const complaintErrors = {
  complaint_answered: {
    status: 409,
    message: 'This complaint has its answer.',
    payer: { 'zh-CN': '该投诉已有答复', en: 'This complaint has already been answered.' },
  },
} as const

export const complaints = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/complaints',
    summary: 'Complains to the bank; it answers under a number.',
    callers: ['user', 'page'],
    scope: 'account.read',
    body: CreateComplaint,
    reply: Complaint,
    status: 201,
    errors: ['not_found'],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/complaints',
    summary: 'The user’s complaints, newest first.',
    callers: ['user', 'page'],
    scope: 'account.read',
    query: PageQuery,
    reply: page(Complaint),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/complaints/:complaintId',
    summary: 'One complaint with its answer.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: Complaint,
  }),
}

export const sandboxComplaints = {
  answer: route({
    method: 'POST',
    path: '/v1/sandbox/complaints/:complaintId/answer',
    summary: 'Answers a complaint, as the bank would.',
    callers: ['sandbox'],
    body: AnswerComplaint,
    reply: Complaint,
    errors: ['complaint_answered'],
  }),
}
