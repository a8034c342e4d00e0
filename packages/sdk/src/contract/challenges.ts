import { z } from 'zod'

import { Account } from './accounts.ts'
import { Application } from './applications.ts'
import { Card } from './cards.ts'
import { id } from './ids.ts'
import { Mandate } from './mandates.ts'
import { FenBalance } from './money.ts'
import { open } from './open.ts'
import { PasskeyRegistration } from './passkeys.ts'
import { Payment } from './payments.ts'
import { QuickPayAgreement } from './quick-pay.ts'
import { PinReset } from './pin-resets.ts'
import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'
import { TopUp } from './top-ups.ts'
import { Transfer } from './transfers.ts'
import { PasskeyRequest, PasskeySignature } from './webauthn.ts'
import { Withdrawal } from './withdrawals.ts'

export const Challenge = z
  .object({
    id: id('chl'),
    type: open(['otp', 'pin']),
    scene: open([
      'open_account',
      'upgrade_account',
      'reactivate_account',
      'unfreeze_account',
      'close_account',
      'change_card',
      'top_up',
      'withdrawal',
      'transfer',
      'payment',
      'mandate',
      'quick_pay',
      'quick_pay_sign',
      'quick_pay_sign_and_pay',
      'no_pin_limit',
      'add_passkey',
      'reset_pin',
    ]).describe('What it is for; the SMS says so too.'),
    status: open(['pending', 'passed', 'exhausted', 'expired']),
    amount: FenBalance.nullable().describe('The amount it approves, where money moves or may.'),
    payee: z.string().nullable().describe('Who gets the money.'),
    accepts: z
      .array(open(['otp', 'pin', 'passkey']))
      .describe('What may be answered now; empty once it is over.'),
    answersNeeded: z
      .int()
      .describe(
        'How many of these are needed: one is enough, but a payment above 5,000 yuan takes PIN and passkey both.',
      ),
    passkey: PasskeyRequest.nullable().describe(
      'Where a passkey may answer: what to give `navigator.credentials.get`.',
    ),
    attemptsLeft: z.int(),
    mobile: z.string().nullable().describe('OTP: where the code went, masked.'),
    resendAt: Timestamp.nullable().describe('OTP: when a new code may be asked for.'),
    expiresAt: Timestamp,
    now: Timestamp,
  })
  .meta({
    id: 'Challenge',
    description:
      'A question only the customer can answer: a code by SMS, the payment PIN, or a passkey.',
  })
export type Challenge = z.infer<typeof Challenge>

export const SixDigits = z.string().regex(/^\d{6}$/, 'Expected six digits.')

export const AnswerChallenge = z
  .union([
    z.strictObject({ otp: SixDigits }),
    z.strictObject({ pin: SixDigits }),
    z.strictObject({ passkey: PasskeySignature }),
  ])
  .meta({ id: 'AnswerChallenge' })
export type AnswerChallenge = z.infer<typeof AnswerChallenge>

export const AnsweredChallenge = z
  .object({
    challenge: Challenge,
    subject: z
      .discriminatedUnion('type', [
        z.object({ type: z.literal('application'), resource: Application }),
        z.object({ type: z.literal('top_up'), resource: TopUp }),
        z.object({ type: z.literal('withdrawal'), resource: Withdrawal }),
        z.object({ type: z.literal('transfer'), resource: Transfer }),
        z.object({ type: z.literal('payment'), resource: Payment }),
        z.object({ type: z.literal('mandate'), resource: Mandate }),
        z.object({ type: z.literal('quick_pay_agreement'), resource: QuickPayAgreement }),
        z.object({ type: z.literal('account'), resource: Account }),
        z.object({ type: z.literal('card'), resource: Card }),
        z.object({ type: z.literal('passkey_registration'), resource: PasskeyRegistration }),
        z.object({ type: z.literal('pin_reset'), resource: PinReset }),
      ])
      .nullable()
      .describe('What the answers set in motion, as it stands now; null while one more is needed.'),
  })
  .meta({ id: 'AnsweredChallenge' })
export type AnsweredChallenge = z.infer<typeof AnsweredChallenge>

export const challengeErrors = {
  otp_wrong: {
    status: 403,
    message: 'Not the code that was sent; `details.attemptsLeft` says how many tries are left.',
    payer: { 'zh-CN': '验证码不正确，请重新输入', en: 'That code is not right. Please try again.' },
  },
  pin_wrong: {
    status: 403,
    message: 'Not this user’s payment PIN; `details.attemptsLeft` says how many tries are left.',
    payer: {
      'zh-CN': '支付密码不正确，未扣款，请重试',
      en: 'That PIN is not right. No money has moved; please try again.',
    },
  },
  pin_not_set: {
    status: 409,
    message: 'The user has no payment PIN yet. Open the bank’s wallet page for them to set one.',
    payer: { 'zh-CN': '请先设置支付密码', en: 'Please set a payment PIN first.' },
  },
  pin_weak: {
    status: 400,
    message: 'The PIN is six equal or consecutive digits, or part of the id number or mobile.',
    payer: {
      'zh-CN': '密码过于简单，请换一个',
      en: 'That PIN is too easy to guess. Please choose another.',
    },
  },
  attempts_exhausted: {
    status: 403,
    message:
      'Too many wrong answers; `details.lockedUntil` says when a new try is possible, where it is.',
    payer: {
      'zh-CN': '错误次数过多，未扣款，请稍后再试',
      en: 'Too many wrong tries. No money has moved; please try again later.',
    },
  },
  challenge_expired: {
    status: 409,
    message: 'The challenge is past its life, or was answered already. Start again.',
    payer: {
      'zh-CN': '验证已过期，未扣款，请重新发起',
      en: 'This has expired. No money has moved; please start again.',
    },
  },
} as const satisfies ErrorTable

export const challenges = {
  retrieve: route({
    method: 'GET',
    path: '/v1/challenges/:challengeId',
    summary: 'One challenge, as it stands.',
    callers: ['page', 'checkout'],
    bankOriginOnly: true,
    reply: Challenge,
  }),
  sendOtp: route({
    method: 'POST',
    path: '/v1/challenges/:challengeId/send-otp',
    summary:
      'Sends a new code; the one before is void. At most one a minute and ten a day to one mobile.',
    callers: ['page', 'checkout'],
    bankOriginOnly: true,
    reply: Challenge,
    errors: ['rate_limited', 'challenge_expired'],
  }),
  answer: route({
    method: 'POST',
    path: '/v1/challenges/:challengeId/answer',
    summary: 'Answers a challenge and, where nothing more is needed, carries on with what waited.',
    callers: ['page', 'checkout'],
    bankOriginOnly: true,
    idempotencyKey: 'required',
    body: AnswerChallenge,
    reply: AnsweredChallenge,
    errors: [
      'otp_wrong',
      'pin_wrong',
      'pin_not_set',
      'passkey_wrong',
      'attempts_exhausted',
      'challenge_expired',
    ],
  }),
}
