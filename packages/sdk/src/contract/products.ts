import { z } from 'zod'

import { Fen } from './money.ts'
import type { ErrorTable } from './problem.ts'

/**
 * What an app may offer its users, each switched on or off. Seeing one's money, taking it out, freezing and
 * complaining are no products: nobody can switch them off.
 */
export const Product = z
  .enum(['accounts', 'top_ups', 'transfers', 'payments', 'payment_codes', 'mandates', 'checkout'])
  .meta({ id: 'Product' })
export type Product = z.infer<typeof Product>

/** The amounts an app may agree on with the bank, below what the law and the account's class allow. */
const amounts = {
  topUp: 'The most one top-up may be.',
  transfer: 'The most one transfer to another user may be.',
  order: 'The most one order may be.',
  mandate: 'The most one payment by mandate may be.',
}
export type AppLimit = keyof typeof amounts

export const AppLimits = z
  .object({
    topUp: Fen.nullable().describe(amounts.topUp),
    transfer: Fen.nullable().describe(amounts.transfer),
    order: Fen.nullable().describe(amounts.order),
    mandate: Fen.nullable().describe(amounts.mandate),
  })
  .meta({
    id: 'AppLimits',
    description: 'What one of each may be at most in this app; null: no limit of its own.',
  })
export type AppLimits = z.infer<typeof AppLimits>

export const WriteAppLimits = z
  .strictObject({
    topUp: Fen.nullable().optional().describe(amounts.topUp),
    transfer: Fen.nullable().optional().describe(amounts.transfer),
    order: Fen.nullable().optional().describe(amounts.order),
    mandate: Fen.nullable().optional().describe(amounts.mandate),
  })
  .meta({ id: 'WriteAppLimits', description: 'Null takes a limit away; what is left out stays.' })

export const productErrors = {
  product_unavailable: {
    status: 403,
    message:
      'This product is not switched on for the app; `details.product` names it. What was begun before goes on.',
    payer: {
      'zh-CN': '当前应用未开通该服务，未扣款',
      en: 'This app does not offer this. No money has moved.',
    },
  },
} as const satisfies ErrorTable
