import { z } from 'zod'

import { id, UserId } from './ids.ts'
import { Sealed } from './keys.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { page, PageQuery } from './page.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

/** The four factors (四要素): name, resident id number, the mobile kept at the card’s bank, card number. */
export const FourFactors = z
  .strictObject({
    name: z
      .string()
      .min(2)
      .max(30)
      .describe('2 to 30 Chinese characters; a separator dot may be · • ． ・'),
    idNumber: z.string().length(18).describe('18 characters, GB 11643, with a right check digit.'),
    mobile: z.string().length(11).describe('Mainland mobile, 11 digits.'),
    cardNumber: z.string().min(13).max(19).describe('13 to 19 digits, Luhn; spaces are not taken.'),
  })
  .meta({ id: 'FourFactors' })
export type FourFactors = z.infer<typeof FourFactors>

export const Agreement = z
  .object({ code: z.string(), version: z.string(), title: z.string() })
  .meta({ id: 'Agreement', description: 'A text the customer accepts, by version.' })

export const AcceptedAgreement = z.strictObject({
  code: z.string().max(64),
  version: z.string().max(32),
})

const purposes = ['open', 'upgrade', 'reactivate'] as const

export const ApplicationPurpose = z.enum(purposes).meta({
  id: 'ApplicationPurpose',
  description:
    '`open`: a new account · `upgrade`: a Class III account becomes Class II · `reactivate`: a dormant account is used again.',
})

export const WriteApplication = z
  .strictObject({
    purpose: ApplicationPurpose.optional().describe(
      'What for; it cannot be changed later. Default `open`.',
    ),
    class: z
      .enum(['II', 'III'])
      .optional()
      .describe(
        'Of an opening, which class: III holds up to 2,000 yuan, by four factors; II has no cap and takes five, the fifth being that the card is of a Class I account or a credit card. Default III.',
      ),
    accountId: id('acc')
      .optional()
      .describe('Which account is upgraded or reactivated: needed for these, and only for them.'),
    person: FourFactors.partial().optional(),
    acceptedAgreements: z.array(AcceptedAgreement).max(10).optional(),
  })
  .meta({
    id: 'WriteApplication',
    description: 'What is known so far; the rest can follow by PATCH.',
  })
export type WriteApplication = z.infer<typeof WriteApplication>

const sealedPerson = Sealed.describe(
  'The same as `person` of a bank page, sealed to the bank’s key: a merchant’s page sends nothing in clear. `wallet.applications` of the SDK does it.',
)

export const WriteSealedApplication = WriteApplication.omit({ person: true })
  .extend({ sealedPerson: sealedPerson.optional() })
  .meta({
    id: 'WriteSealedApplication',
    description: 'What a merchant’s page sends of an application.',
  })
export type WriteSealedApplication = z.infer<typeof WriteSealedApplication>

export const UpdateApplication = WriteApplication.omit({ purpose: true, accountId: true }).meta({
  id: 'UpdateApplication',
  description: 'What is added to a draft or changed.',
})
export type UpdateApplication = z.infer<typeof UpdateApplication>

export const UpdateSealedApplication = WriteSealedApplication.omit({
  purpose: true,
  accountId: true,
}).meta({
  id: 'UpdateSealedApplication',
  description: 'What a merchant’s page adds to a draft or changes.',
})
export type UpdateSealedApplication = z.infer<typeof UpdateSealedApplication>

export const Application = z
  .object({
    id: id('apl'),
    userId: UserId,
    purpose: open(purposes),
    class: open(['II', 'III']).describe('Of the account, once this is approved.'),
    status: open(['draft', 'requires_action', 'processing', 'approved', 'rejected', 'expired']),
    nextAction: NextAction.nullable(),
    person: z
      .object({
        name: z.string().nullable(),
        idNumber: z.string().nullable(),
        mobile: z.string().nullable(),
        cardNumber: z.string().nullable(),
      })
      .describe('What has been given so far, masked.'),
    agreements: z.array(Agreement.extend({ accepted: z.boolean() })),
    failure: Failure.nullable(),
    accountId: id('acc')
      .nullable()
      .describe(
        'The account that is upgraded or reactivated; of an opening, the new one, once approved.',
      ),
    expiresAt: Timestamp,
    createdAt: Timestamp,
  })
  .meta({
    id: 'Application',
    description:
      'The opening of an e-account, its upgrade or reactivation; it can be left and taken up again.',
  })
export type Application = z.infer<typeof Application>

export const applicationErrors = {
  identity_mismatch: {
    status: 403,
    message:
      'The card’s bank does not confirm these factors together. It does not say which one is off.',
    payer: {
      'zh-CN': '信息与银行预留不一致，请核对后重试',
      en: 'These details do not match the card’s bank. Please check them and try again.',
    },
  },
  application_incomplete: {
    status: 409,
    message: 'Something is still missing; `details.missing` lists the paths.',
    payer: { 'zh-CN': '信息未填写完整', en: 'Some details are still missing.' },
  },
  application_not_open: {
    status: 409,
    message: 'The application was decided or has expired.',
    payer: {
      'zh-CN': '申请已结束，请重新发起',
      en: 'This application has ended. Please start a new one.',
    },
  },
  account_limit_reached: {
    status: 409,
    message:
      'One person may hold at most five accounts of a class at the bank, and a user one in each app.',
    payer: {
      'zh-CN': '您名下的账户数量已达上限',
      en: 'You already hold as many accounts as the rules allow.',
    },
  },
  account_not_eligible: {
    status: 409,
    message:
      'The account is not one for this: an upgrade needs a Class III account in use, a reactivation a dormant one.',
    payer: {
      'zh-CN': '该账户当前不能办理此业务',
      en: 'This cannot be done with this account right now.',
    },
  },
  identity_unconfirmed: {
    status: 503,
    message: 'The card’s bank did not answer, or the draft was changed meanwhile. Submit again.',
    payer: {
      'zh-CN': '暂时无法核验，请稍后重试',
      en: 'We could not check your details just now. Please try again shortly.',
    },
    retryable: true,
  },
} as const satisfies ErrorTable

export const applications = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/applications',
    product: 'accounts',
    unlessAsked: { purpose: 'reactivate' },
    summary: 'Begins the opening of an e-account, its upgrade or reactivation.',
    callers: ['user', 'page'],
    scope: 'account.open',
    body: z.union([WriteApplication, WriteSealedApplication]),
    bodyOf: { user: WriteSealedApplication, page: WriteApplication },
    reply: Application,
    status: 201,
    errors: ['account_limit_reached', 'account_not_eligible', 'encryption_key_unknown'],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/applications',
    summary: 'The user’s applications, newest first.',
    callers: ['user', 'page'],
    scope: 'account.open',
    query: PageQuery,
    reply: page(Application),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/applications/:applicationId',
    summary: 'One application.',
    callers: ['user', 'page'],
    scope: 'account.open',
    reply: Application,
  }),
  update: route({
    method: 'PATCH',
    path: '/v1/users/:userId/applications/:applicationId',
    summary:
      'Adds to or changes a draft. One that waits for its code is a draft again, and the code is void.',
    callers: ['user', 'page'],
    scope: 'account.open',
    body: z.union([UpdateApplication, UpdateSealedApplication]),
    bodyOf: { user: UpdateSealedApplication, page: UpdateApplication },
    reply: Application,
    errors: ['application_not_open', 'encryption_key_unknown'],
  }),
  submit: route({
    method: 'POST',
    path: '/v1/users/:userId/applications/:applicationId/submit',
    summary:
      'Has the four factors, or five for Class II, checked at the card’s bank, then sends a code to the mobile.',
    callers: ['user', 'page'],
    scope: 'account.open',
    reply: Application,
    errors: [
      'application_incomplete',
      'application_not_open',
      'identity_mismatch',
      'identity_unconfirmed',
      'attempts_exhausted',
      'rate_limited',
      'account_limit_reached',
      'account_not_eligible',
    ],
  }),
}
