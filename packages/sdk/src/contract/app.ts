import { z } from 'zod'

import { Appearance, WriteAppearance } from './appearance.ts'
import { id } from './ids.ts'
import { open } from './open.ts'
import { Fen } from './money.ts'
import { AppLimits, Product } from './products.ts'
import { route } from './route.ts'
import { WebOrigin } from './web-origin.ts'

/** A way to pay. */
export const Channel = z
  .enum(['bank_balance', 'quick_pay', 'gateway', 'alipay', 'wechat_pay', 'unionpay'])
  .meta({ id: 'Channel' })
export type Channel = z.infer<typeof Channel>

/**
 * The form a channel takes: `page` a desktop browser, `wap` and `h5` a phone’s, `app` the channel’s
 * own app, `qr` a code for the payer’s phone to scan, `jsapi` a page inside the channel’s app, `code` the payer’s code
 * at a till. A channel with one form only has none of them.
 */
export const PayProduct = z
  .enum(['page', 'wap', 'app', 'qr', 'jsapi', 'h5', 'code'])
  .meta({ id: 'PayProduct' })
export type PayProduct = z.infer<typeof PayProduct>

/** What is agreed with a merchant about a way to pay. */
export const ChannelTerms = z
  .object({
    channel: open(Channel.options),
    feeRate: z
      .int()
      .describe('What a payment costs the merchant, in parts of a million: 6000 is 0.6 %.'),
    minAmount: Fen.nullable().describe('The least one payment may be; null: no limit of its own.'),
    maxAmount: Fen.nullable().describe('The most one payment may be; null: no limit of its own.'),
  })
  .meta({ id: 'ChannelTerms' })
export type ChannelTerms = z.infer<typeof ChannelTerms>

export const WriteChannelTerms = z
  .strictObject({
    channel: Channel,
    feeRate: z
      .int()
      .min(0)
      .max(100_000)
      .optional()
      .describe('In parts of a million. Default: the bank’s own rate.'),
    minAmount: Fen.nullable().optional(),
    maxAmount: Fen.nullable().optional(),
  })
  .meta({
    id: 'WriteChannelTerms',
    description: 'Replaces what was agreed about this way to pay; of the others all stays.',
  })
export type WriteChannelTerms = z.infer<typeof WriteChannelTerms>

export const App = z
  .object({
    id: id('app'),
    name: z.string(),
    realmId: id('rlm'),
    mode: open(['sandbox', 'production']),
    channels: z.array(open(Channel.options)).describe('The ways to pay this app may offer.'),
    channelTerms: z.array(ChannelTerms).describe('What is agreed about each of them.'),
    allowedOrigins: z
      .array(WebOrigin)
      .describe('The origins whose pages may hold the bank’s frames (elements).'),
    products: z.array(open(Product.options)).describe('What it may offer its users.'),
    limits: AppLimits,
    appearance: Appearance.nullable().describe('Null: the bank’s own looks.'),
    logoUrl: z
      .string()
      .nullable()
      .describe('Where the bank keeps the merchant’s logo; another logo has another address.'),
  })
  .meta({ id: 'App', description: 'A merchant’s app: the tenant.' })
export type App = z.infer<typeof App>

export const UpdateApp = z
  .strictObject({
    appearance: WriteAppearance.nullable()
      .optional()
      .describe('All of it anew; null: the bank’s own looks.'),
    logo: z
      .string()
      .max(65_600)
      .regex(
        /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/,
        'Expected a PNG or JPEG as a data URI in base64.',
      )
      .nullable()
      .optional()
      .describe(
        'A PNG or JPEG as a data URI in base64: 48 KiB at most, 32 to 1024 pixels each way. The bank keeps it and shows it from its own origin, in a square. Null takes it away.',
      ),
  })
  .meta({ id: 'UpdateApp', description: 'What is left out stays as it is.' })
export type UpdateApp = z.infer<typeof UpdateApp>

export const app = {
  retrieve: route({
    method: 'GET',
    path: '/v1/app',
    summary: 'The calling app: what it may do.',
    callers: ['merchant', 'user', 'page'],
    reply: App,
  }),
  update: route({
    method: 'PATCH',
    path: '/v1/app',
    summary:
      'Gives the hosted checkout and the payment links of the app the merchant’s colours and logo. Pages opened from then on wear them.',
    callers: ['merchant'],
    body: UpdateApp,
    maxBodyBytes: 98_304,
    reply: App,
  }),
}
