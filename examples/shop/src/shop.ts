import { randomBytes, randomUUID } from 'node:crypto'

import { createMerchant, isQiantangError } from '@qiantang/sdk/server'
import { verifyWebhook, WebhookError } from '@qiantang/sdk/webhooks'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

import { catalogue, type Language } from './catalogue.ts'
import type { ShopConfig } from './config.ts'
import { salePage, shelfPage, sorryPage } from './pages.ts'
import { createSales } from './sales.ts'

/** The smallest honest merchant: sells tea, is paid in the hosted checkout, believes only verified webhooks. */
export const createShop = (config: ShopConfig) => {
  const merchant = createMerchant({ ...config, baseUrl: config.bankUrl })
  const sales = createSales()
  let webhookSecret = config.webhookSecret

  const app = new Hono()

  // Drawn afresh each time: what was bought before the back button was pressed is not bought again.
  app.get('/', (c) => {
    c.header('cache-control', 'no-store')
    return c.html(shelfPage(languageOf(c), newReference))
  })

  app.post('/buy', async (c) => {
    const form = await c.req.parseBody()
    const product = catalogue.find(({ sku }) => sku === form['sku'])
    // Made when the shelf was drawn, so that a double click is one sale.
    const reference = form['reference']
    if (!product || typeof reference !== 'string' || !/^QY[\dA-F]{16}$/.test(reference))
      return c.notFound()
    if (sales.find(reference)?.paidAt) return c.redirect(`/sales/${reference}`, 303)

    const language = languageOf(c)
    const sale = sales.begin({ reference, sku: product.sku, amount: product.price, paidAt: null })
    const order = await merchant.orders.create({
      reference,
      amount: sale.amount,
      description: product.name[language],
      items: [{ name: product.name[language], quantity: 1, amount: product.price }],
    })
    const session = await merchant.checkoutSessions.create({
      orderId: order.id,
      userId: shopperOf(c),
      returnUrl: `${config.origin}/sales/${reference}`,
      cancelUrl: config.origin,
    })
    return c.redirect(session.url, 303)
  })

  app.get('/sales/:reference', (c) => {
    const sale = sales.find(c.req.param('reference'))
    return sale ? c.html(salePage(languageOf(c), sale)) : c.notFound()
  })

  app.get('/sales/:reference/status', (c) => {
    const sale = sales.find(c.req.param('reference'))
    return sale ? c.json({ paid: sale.paidAt !== null }) : c.notFound()
  })

  app.post('/wallet', async (c) => {
    const session = await merchant.userSessions.create({ userId: shopperOf(c) })
    const page = new URL('/wallet', config.bankUrl)
    page.searchParams.set('return_url', config.origin)
    page.hash = session.token
    return c.redirect(page.href, 303)
  })

  app.post('/webhooks', async (c) => {
    const event = await verifyWebhook(await c.req.text(), c.req.raw.headers, {
      secret: webhookSecret ?? '',
    })
    if (event.type === 'order.paid') sales.markPaid(event.id, event.data.reference, event.createdAt)
    return c.body(null, 204)
  })

  app.notFound((c) => c.html(sorryPage(languageOf(c), 'notFound'), 404))
  app.onError((error, c) => {
    if (error instanceof WebhookError) return c.text(error.code, 400)
    const message = isQiantangError(error) ? error.userMessage : undefined
    return c.html(sorryPage(languageOf(c), 'failed', message), 502)
  })

  return {
    fetch: app.fetch,
    /** Tells the bank where to send events, unless a secret was configured. Call it once the shop listens. */
    register: async (): Promise<void> => {
      webhookSecret ??= (
        await merchant.webhookEndpoints.create({
          url: `${config.origin}/webhooks`,
          events: ['order.paid'],
        })
      ).secret
    },
  }
}

const newReference = (): string => `QY${randomBytes(8).toString('hex').toUpperCase()}`

const languageOf = (c: Context): Language =>
  /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh-CN'

/** Who is shopping: a real shop has its own sign-in, this one a cookie. */
const shopperOf = (c: Context): string => {
  const known = getCookie(c, 'shopper')
  if (known && /^u_[\w-]{36}$/.test(known)) return known
  const shopper = `u_${randomUUID()}`
  setCookie(c, 'shopper', shopper, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: 30 * 86_400,
  })
  return shopper
}
