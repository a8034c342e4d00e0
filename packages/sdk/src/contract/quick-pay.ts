import { z } from 'zod'

import { AcceptedAgreement, Agreement, FourFactors } from './applications.ts'
import { id, UserId } from './ids.ts'
import { Sealed } from './keys.ts'
import { Fen, FenBalance } from './money.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { page, PageQuery } from './page.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

const cardTypes = ['debit', 'credit', 'quasi_credit', 'prepaid'] as const

/** A payment up to this may be agreed to take no code: 200 yuan. Above it every payment does. */
export const noOtpCeiling = 200_00

/** All that anybody but its holder is shown of a card. */
export const CardMask = z
  .object({
    bankName: z.string().describe('The card’s bank, in the language of the request.'),
    bankCode: z.string(),
    type: open(cardTypes),
    last4: z.string(),
  })
  .meta({ id: 'CardMask', description: 'A card, as far as it is shown.' })
export type CardMask = z.infer<typeof CardMask>

const accepted = z
  .array(AcceptedAgreement)
  .min(1)
  .max(10)
  .describe('The texts the payer has accepted, by version: those of `GET /v1/quick-pay-terms`.')

export const CreateQuickPayAgreement = z
  .strictObject({
    person: FourFactors,
    acceptedAgreements: accepted,
    noOtpLimit: z
      .int()
      .min(0)
      .max(noOtpCeiling)
      .optional()
      .describe(
        'Up to which amount a payment takes no code, in fen: 0 to 20,000. Default 0: every payment takes one.',
      ),
  })
  .meta({ id: 'CreateQuickPayAgreement' })
export type CreateQuickPayAgreement = z.infer<typeof CreateQuickPayAgreement>

export const CreateSealedQuickPayAgreement = CreateQuickPayAgreement.omit({ person: true })
  .extend({
    sealedPerson: Sealed.describe(
      'The same as `person` of a bank page, sealed to the bank’s key: a merchant’s page sends nothing in clear. `wallet.quickPayAgreements` of the SDK does it.',
    ),
  })
  .meta({ id: 'CreateSealedQuickPayAgreement', description: 'What a merchant’s page sends.' })
export type CreateSealedQuickPayAgreement = z.infer<typeof CreateSealedQuickPayAgreement>

export const QuickPayAgreement = CardMask.extend({
  id: id('qpa'),
  userId: UserId,
  noOtpLimit: FenBalance.describe('Up to which amount a payment takes no code; 0: each takes one.'),
  singleLimit: FenBalance.describe(
    'The most one payment by this card may be; 0: its bank’s cards are no longer taken.',
  ),
  dayLimit: FenBalance.describe('The most all payments by this card may be in one day.'),
  status: open(['requires_action', 'active', 'cancelled', 'failed']),
  nextAction: NextAction.nullable(),
  failure: Failure.nullable(),
  createdAt: Timestamp,
  signedAt: Timestamp.nullable().describe('When the code was given.'),
  endedAt: Timestamp.nullable().describe('When it was cancelled or failed.'),
}).meta({
  id: 'QuickPayAgreement',
  description:
    'A card of any bank that its holder has allowed to be debited for their payments (快捷支付), each by a code.',
})
export type QuickPayAgreement = z.infer<typeof QuickPayAgreement>

/** A card the payer of a checkout session may pay by without typing it again. */
export const SavedCard = CardMask.extend({
  agreementId: id('qpa'),
  asksForCode: z.boolean().describe('Whether paying this total takes a code by SMS.'),
  available: z.boolean(),
  reason: open(['limit_exceeded'])
    .nullable()
    .describe('Why this total cannot be paid by it today.'),
}).meta({ id: 'SavedCard' })
export type SavedCard = z.infer<typeof SavedCard>

/** What `confirm` takes for `quick_pay`: a saved card, or one that is typed. */
export const quickPayChoice = {
  agreementId: id('qpa')
    .optional()
    .describe('`quick_pay`: the saved card to pay by; only where the session has a user.'),
  card: FourFactors.optional().describe(
    '`quick_pay`: a card and its holder, typed on a page of the bank. It is not saved.',
  ),
  sealedCard: Sealed.optional().describe(
    '`quick_pay`: the same as `card`, sealed to the bank’s key, from any other page.',
  ),
  save: z
    .boolean()
    .optional()
    .describe(
      '`quick_pay`: whether the card is signed for in the same step, by the same code; only where the session has a user.',
    ),
  acceptedAgreements: accepted.optional(),
}

export const QuickPayBank = z
  .object({
    bankCode: z.string(),
    bankName: z.string(),
    singleLimit: Fen.describe('The most one payment may be.'),
    dayLimit: Fen.describe('The most all payments by one card may be in one day.'),
  })
  .meta({ id: 'QuickPayBank' })

export const QuickPayTerms = z
  .object({
    agreements: z.array(Agreement).describe('What whoever pays by a card has to accept.'),
    banks: z.array(QuickPayBank).describe('The banks whose cards are taken.'),
    noOtpCeiling: Fen.describe('The most `noOtpLimit` can be.'),
  })
  .meta({ id: 'QuickPayTerms' })
export type QuickPayTerms = z.infer<typeof QuickPayTerms>

export const CardIssuer = CardMask.omit({ last4: true })
  .extend({
    numberLength: z.int().describe('How many digits its numbers have.'),
    singleLimit: Fen.nullable().describe('The most one payment may be; null: not taken.'),
    dayLimit: Fen.nullable(),
  })
  .meta({ id: 'CardIssuer', description: 'What the first digits of a card’s number say.' })
export type CardIssuer = z.infer<typeof CardIssuer>

export const quickPayErrors = {
  agreement_inactive: {
    status: 409,
    message:
      'The card is not signed for quick pay, or no longer. Show the saved cards anew, or ask for the card.',
    payer: {
      'zh-CN': '该银行卡未开通或已解除快捷支付，未扣款，请换一张卡',
      en: 'This card is not set up for quick pay any more. No money has moved; please use another card.',
    },
  },
  agreement_not_accepted: {
    status: 409,
    message:
      'The payer has to accept a text first; `details.missing` names them. `GET /v1/quick-pay-terms` has the version in force.',
    payer: {
      'zh-CN': '请先阅读并同意快捷支付协议，未扣款',
      en: 'Please read and accept the quick pay agreement first. No money has moved.',
    },
  },
  agreement_exists: {
    status: 409,
    message: 'The user has signed for this card already: pay by that agreement.',
    payer: {
      'zh-CN': '该银行卡已开通快捷支付，资金未变动',
      en: 'This card is set up for quick pay already. No money has moved.',
    },
  },
} as const satisfies ErrorTable

export const quickPayAgreements = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/quick-pay-agreements',
    product: 'payments',
    summary:
      'Signs a card of any bank up for quick pay: its bank is asked, then a code is sent to its mobile and given on a bank page.',
    callers: ['user', 'page'],
    scope: 'money.move',
    body: z.union([CreateQuickPayAgreement, CreateSealedQuickPayAgreement]),
    bodyOf: { user: CreateSealedQuickPayAgreement, page: CreateQuickPayAgreement },
    reply: QuickPayAgreement,
    status: 201,
    errors: [
      'agreement_exists',
      'identity_mismatch',
      'identity_unconfirmed',
      'attempts_exhausted',
      'encryption_key_unknown',
    ],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/quick-pay-agreements',
    summary: 'The user’s agreements, newest first.',
    callers: ['user', 'page'],
    scope: 'account.read',
    query: PageQuery,
    reply: page(QuickPayAgreement),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/quick-pay-agreements/:quickPayAgreementId',
    summary: 'One of the user’s agreements.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: QuickPayAgreement,
  }),
  cancel: route({
    method: 'DELETE',
    path: '/v1/users/:userId/quick-pay-agreements/:quickPayAgreementId',
    summary:
      'Ends an agreement at once: nothing more is debited by it. Refunds of what was paid still reach the card. Again, it changes nothing.',
    callers: ['user', 'page'],
    scope: 'money.move',
    reply: QuickPayAgreement,
  }),
}

export const quickPayTerms = {
  retrieve: route({
    method: 'GET',
    path: '/v1/quick-pay-terms',
    summary: 'What has to be accepted to pay by a card, and which banks’ cards are taken.',
    callers: ['public'],
    reply: QuickPayTerms,
  }),
}

export const cardIssuers = {
  retrieve: route({
    method: 'GET',
    path: '/v1/card-issuers',
    summary:
      'Whose cards begin with these 6 to 9 digits. A whole number is never asked for, and refused.',
    callers: ['public'],
    query: z.strictObject({
      prefix: z.string().regex(/^\d{6,9}$/, 'Expected the first 6 to 9 digits of a card.'),
    }),
    reply: CardIssuer,
    errors: ['not_found'],
  }),
}
