import { z } from 'zod'

import { id, Reference } from './ids.ts'
import { Currency, Fen } from './money.ts'
import { open } from './open.ts'
import { page, ReferenceQuery } from './page.ts'
import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

const latin = (most: number) =>
  z
    .string()
    .regex(new RegExp(`^[ -~]{1,${most}}$`), `Expected 1 to ${most} printable ASCII characters.`)

export const CreateMerchantCode = z
  .strictObject({
    reference: Reference,
    orderId: id('ord')
      .optional()
      .describe(
        'For a dynamic code, to be shown on a screen: the order it pays, which says how much and what for. Default: a static one, to be printed, by which everybody pays anew.',
      ),
    description: line(120).optional().describe('What the payer of a static one reads on the bill.'),
    amount: Fen.optional().describe('Of a static one. Default: the payer enters it.'),
    latinName: latin(25).optional().describe('The merchant’s name in Latin letters.'),
    city: latin(15).optional().describe('In Latin letters. Default `HANGZHOU`.'),
    category: z
      .string()
      .regex(/^\d{4}$/, 'Expected four digits.')
      .optional()
      .describe('What the merchant sells (ISO 18245). Default `0000`.'),
    store: latin(25).optional(),
    terminal: latin(25).optional(),
  })
  .meta({ id: 'CreateMerchantCode' })
export type CreateMerchantCode = z.infer<typeof CreateMerchantCode>

export const MerchantCode = z
  .object({
    id: id('mcd'),
    kind: open(['static', 'dynamic']),
    reference: Reference,
    status: open(['active', 'closed']),
    text: z
      .string()
      .describe(
        'To be drawn as a QR code: EMVCo’s Merchant-Presented Mode, which the SDK’s `qr` reads.',
      ),
    amount: Fen.nullable().describe('Null where the payer enters it.'),
    currency: Currency,
    description: z.string(),
    orderId: id('ord').nullable().describe('What a dynamic one pays.'),
    createdAt: Timestamp,
    closedAt: Timestamp.nullable(),
  })
  .meta({ id: 'MerchantCode', description: 'A code that payers scan (收款码).' })
export type MerchantCode = z.infer<typeof MerchantCode>

export const CreateScan = z
  .strictObject({
    text: line(2_000).describe('What was scanned, as it was.'),
    amount: Fen.optional().describe('What the payer has entered, where the code names no amount.'),
  })
  .meta({ id: 'CreateScan' })
export type CreateScan = z.infer<typeof CreateScan>

export const Scan = z
  .object({
    status: open(['payable', 'amount_needed']).describe(
      '`payable`: pay `orderId`. `amount_needed`: ask the payer for it, and send the scan again with it.',
    ),
    merchantName: z.string(),
    description: z.string(),
    orderId: id('ord').nullable(),
    amount: Fen.nullable(),
    currency: Currency,
    expiresAt: Timestamp.nullable().describe('Until when the order may be paid.'),
  })
  .meta({ id: 'Scan', description: 'What a user is to pay after scanning a code.' })
export type Scan = z.infer<typeof Scan>

export const merchantCodeErrors = {
  code_not_payable: {
    status: 422,
    message:
      'The scanned text is nothing this bank’s wallet pays; `details.kind` says what it looks like: a kind of the SDK’s `recogniseCode`, or `foreign_merchant_code` for another network’s.',
    payer: {
      'zh-CN': '暂不支持这种二维码，未扣款',
      en: 'This kind of code cannot be paid here. No money has moved.',
    },
  },
  merchant_code_invalid: {
    status: 422,
    message:
      'A merchant’s code that cannot be paid; `details.reason`: `damaged` (with `tag` and `offset`), `unknown` or `closed`.',
    payer: {
      'zh-CN': '收款码无效或已停用，未扣款，请与商家确认',
      en: 'This merchant code is not valid. No money has moved; please ask the merchant.',
    },
  },
} as const satisfies ErrorTable

/** What merchants show. */
export const merchantCodes = {
  create: route({
    method: 'POST',
    path: '/v1/merchant-codes',
    product: 'payments',
    summary: 'A code to be scanned. The same reference and body again answers with the same code.',
    callers: ['merchant'],
    body: CreateMerchantCode,
    reply: MerchantCode,
    status: 201,
    errors: ['not_found', 'reference_conflict'],
  }),
  list: route({
    method: 'GET',
    path: '/v1/merchant-codes',
    summary: 'The app’s codes, newest first; or the one with a reference.',
    callers: ['merchant'],
    query: ReferenceQuery,
    reply: page(MerchantCode),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/merchant-codes/:merchantCodeId',
    summary: 'One code.',
    callers: ['merchant'],
    reply: MerchantCode,
  }),
  close: route({
    method: 'POST',
    path: '/v1/merchant-codes/:merchantCodeId/close',
    summary: 'Takes a code out of use at once. Doing so again changes nothing.',
    callers: ['merchant'],
    reply: MerchantCode,
  }),
}

/** What users scan. */
export const scans = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/scans',
    product: 'payments',
    limited: { by: 'order', field: 'amount' },
    summary:
      'What a scanned code asks to be paid. A static one makes an order of this user’s, to be paid within five minutes; at most 500 yuan a day by static codes.',
    callers: ['user', 'page'],
    scope: 'money.move',
    idempotencyKey: 'required',
    body: CreateScan,
    reply: Scan,
    errors: [
      'code_not_payable',
      'merchant_code_invalid',
      'limit_exceeded',
      'order_paid',
      'order_closed',
      'order_expired',
      'payment_in_progress',
    ],
  }),
}
