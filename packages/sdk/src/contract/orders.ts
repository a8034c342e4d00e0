import { z } from 'zod'

import { Channel } from './app.ts'
import { id, Reference } from './ids.ts'
import { Currency, Fen, FenBalance } from './money.ts'
import { open } from './open.ts'
import { page, pageQuery } from './page.ts'
import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

const itemFields = {
  name: line(120),
  quantity: z.int().min(1).max(99_999),
  amount: z
    .int()
    .min(-10_000_000_000)
    .max(10_000_000_000)
    .describe('The whole line in fen, quantity included; negative for a discount.'),
}

export const OrderItem = z.object(itemFields).meta({ id: 'OrderItem' })

/** Up to 20 of the merchant’s own notes; the bank only stores them. */
export const Metadata = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((notes) => Object.keys(notes).length <= 20, 'At most 20 entries.')
  .meta({ id: 'Metadata' })

export const CreateOrder = z
  .strictObject({
    reference: Reference,
    amount: Fen,
    currency: Currency.optional(),
    description: line(120).describe('What the payer reads on the bill.'),
    items: z
      .array(z.strictObject(itemFields))
      .max(100)
      .optional()
      .describe('Where given, the lines add up to `amount`.'),
    channels: z
      .array(Channel)
      .min(1)
      .max(6)
      .optional()
      .describe('Ways to pay to offer. Default: all the app has.'),
    expiresInSeconds: z
      .int()
      .min(60)
      .max(86_400)
      .optional()
      .describe('Seconds until it expires, 60 to 86,400. Default 900.'),
    metadata: Metadata.optional(),
  })
  .meta({ id: 'CreateOrder' })
export type CreateOrder = z.infer<typeof CreateOrder>

export const Order = z
  .object({
    id: id('ord'),
    reference: Reference,
    amount: Fen,
    currency: Currency,
    description: z.string(),
    items: z.array(OrderItem),
    channels: z.array(open(Channel.options)),
    status: open(['open', 'paying', 'paid', 'closed', 'expired']),
    version: z.int().describe('Grows when what the payer sees changes; confirm sends it back.'),
    metadata: Metadata,
    paymentId: id('pay').nullable().describe('The payment that paid it.'),
    refundedAmount: FenBalance.describe(
      'What was given back, or is about to be: all refunds that have not failed.',
    ),
    paidAt: Timestamp.nullable(),
    expiresAt: Timestamp,
    createdAt: Timestamp,
  })
  .meta({
    id: 'Order',
    description: 'What a merchant asks to be paid. At most one payment pays it.',
  })
export type Order = z.infer<typeof Order>

export const orderErrors = {
  order_paid: {
    status: 409,
    message: 'The order is paid already.',
    payer: {
      'zh-CN': '订单已支付，无需再付',
      en: 'This order is already paid. You need not pay again.',
    },
  },
  order_closed: {
    status: 409,
    message: 'The merchant closed the order.',
    payer: {
      'zh-CN': '订单已关闭，未扣款',
      en: 'The merchant closed this order. No money has moved.',
    },
  },
  order_expired: {
    status: 409,
    message: 'The order was not paid in time.',
    payer: {
      'zh-CN': '订单已过期，未扣款，请重新下单',
      en: 'This order has expired. No money has moved; please order again.',
    },
  },
} as const satisfies ErrorTable

export const orders = {
  create: route({
    method: 'POST',
    path: '/v1/orders',
    limited: { by: 'order', field: 'amount' },
    summary: 'Asks to be paid. The same reference and body again answers with the same order.',
    callers: ['merchant'],
    body: CreateOrder,
    reply: Order,
    status: 201,
    errors: ['reference_conflict'],
  }),
  list: route({
    method: 'GET',
    path: '/v1/orders',
    summary: 'The app’s orders, newest first; or the one with a reference.',
    callers: ['merchant'],
    query: z.strictObject({ ...pageQuery, reference: Reference.optional() }),
    reply: page(Order),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/orders/:orderId',
    summary: 'One order.',
    callers: ['merchant'],
    reply: Order,
  }),
  close: route({
    method: 'POST',
    path: '/v1/orders/:orderId/close',
    summary: 'Takes the order back; it can no longer be paid.',
    callers: ['merchant'],
    reply: Order,
    errors: ['order_paid', 'payment_in_progress'],
  }),
}
