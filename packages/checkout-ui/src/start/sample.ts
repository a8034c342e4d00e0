import { createMerchant } from '@qiantang/sdk/server'
import type { CreateOrder, MerchantOptions } from '@qiantang/sdk/server'
import { verifyWebhook } from '@qiantang/sdk/webhooks'

export const openShop = (keys: MerchantOptions, secret: string) => {
  const merchant = createMerchant(keys)

  /** Asks to be paid, in fen, and answers where to send the payer. */
  const sell = async (userId: string, sale: CreateOrder) => {
    const order = await merchant.orders.create(sale)
    const session = await merchant.checkoutSessions.create({
      orderId: order.id,
      userId,
      returnUrl: 'http://127.0.0.1:4020/thanks',
      cancelUrl: 'http://127.0.0.1:4020/cart',
    })
    return session.url
  }

  /** Hears from the bank, and believes only what it has signed. */
  const hear = async ({ headers, body }: { headers: Headers; body: string }) => {
    const event = await verifyWebhook(body, headers, { secret })
    return event.type === 'order.paid' ? event.data.reference : undefined
  }

  return { sell, hear }
}
