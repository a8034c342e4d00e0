import { randomBytes, randomUUID } from 'node:crypto'

import { createWallet } from '@qiantang/sdk'
import { createMerchant, isQiantangError } from '@qiantang/sdk/server'
import { verifyWebhook, WebhookError } from '@qiantang/sdk/webhooks'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

import { catalogue, type Language } from './catalogue.ts'
import type { ShopConfig } from './config.ts'
import { cornerPage, counterPage, salePage, shelfPage, sorryPage } from './pages.ts'
import { createSales, type Sale } from './sales.ts'
import { readScript, readSdk } from './scripts.ts'

/** The smallest honest merchant: sells tea, is paid in the hosted checkout, believes only verified webhooks. */
export const createShop = (config: ShopConfig) => {
  const merchant = createMerchant({ ...config, baseUrl: config.bankUrl })
  const sales = createSales()
  let webhookSecret = config.webhookSecret

  const app = new Hono()

  /** What a form asks for, as a sale; the price is ours. */
  const beginSale = async (c: Context): Promise<Sale | undefined> => {
    const form = await c.req.parseBody()
    const product = catalogue.find(({ sku }) => sku === form['sku'])
    // Made when the page was drawn, so that a double click is one sale.
    const reference = form['reference']
    if (!product || typeof reference !== 'string' || !/^QY[\dA-F]{16}$/.test(reference))
      return undefined
    return sales.begin({ reference, sku: product.sku, amount: product.price, paidAt: null })
  }

  const orderOf = (c: Context, { reference, sku, amount }: Sale) => {
    const name = catalogue.find((product) => product.sku === sku)?.name[languageOf(c)] ?? sku
    return merchant.orders.create({
      reference,
      amount,
      description: name,
      items: [{ name, quantity: 1, amount }],
    })
  }

  const checkoutOf = async (c: Context, sale: Sale) =>
    merchant.checkoutSessions.create({
      orderId: (await orderOf(c, sale)).id,
      userId: shopperOf(c),
      returnUrl: `${config.origin}/sales/${sale.reference}`,
      cancelUrl: config.origin,
    })

  const sessionOf = (c: Context) => merchant.userSessions.create({ userId: shopperOf(c) })

  // Drawn afresh each time: what was bought before the back button was pressed is not bought again.
  app.get('/', (c) => {
    c.header('cache-control', 'no-store')
    return c.html(shelfPage(languageOf(c), newReference))
  })

  app.post('/buy', async (c) => {
    const sale = await beginSale(c)
    if (!sale) return c.notFound()
    const { reference } = sale
    if (sale.paidAt) return c.redirect(`/sales/${reference}`, 303)
    return c.redirect((await checkoutOf(c, sale)).url, 303)
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
    const session = await sessionOf(c)
    const page = new URL('/wallet', config.bankUrl)
    page.searchParams.set('return_url', config.origin)
    page.hash = session.token
    return c.redirect(page.href, 303)
  })

  // The wallet as a corner of the shop, by the bank's elements.
  app.get('/wallet', (c) => {
    c.header('cache-control', 'no-store')
    const { appId, bankUrl } = config
    return c.html(cornerPage(languageOf(c), { appId, bankUrl, reference: newReference() }))
  })

  app.post('/wallet-session', async (c) => c.text((await sessionOf(c)).token))

  app.post('/wallet/buy', async (c) => {
    const sale = await beginSale(c)
    if (!sale) return c.notFound()
    const order = await orderOf(c, sale)
    const { token } = await sessionOf(c)
    const wallet = createWallet({ appId: config.appId, baseUrl: config.bankUrl, session: token })
    try {
      const { nextAction } = await wallet.payments.create({ orderId: order.id })
      const challengeId = nextAction && 'challengeId' in nextAction ? nextAction.challengeId : null
      return c.json({ sale: `/sales/${sale.reference}`, challengeId })
    } catch (error) {
      if (isQiantangError(error)) return c.json({ message: error.userMessage })
      throw error
    }
  })

  // The checkout without leaving the shop: in a window, or in a frame of the page.
  app.get('/counter', (c) => {
    c.header('cache-control', 'no-store')
    return c.html(counterPage(languageOf(c), newReference()))
  })

  app.post('/counter', async (c) => {
    const sale = await beginSale(c)
    if (!sale) return c.notFound()
    const { url } = await checkoutOf(c, sale)
    return c.json({ session: { url }, sale: `/sales/${sale.reference}` })
  })

  app.get('/:script{[a-z]+[.]js}', async (c) => {
    const name = c.req.param('script')
    return ['corner.js', 'counter.js'].includes(name)
      ? c.body(await readScript(name), 200, javascript)
      : c.notFound()
  })
  app.get('/sdk/:file{[A-Za-z0-9_-]+[.]js}', async (c) =>
    c.body(await readSdk(c.req.param('file')), 200, javascript),
  )

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

const javascript = { 'content-type': 'text/javascript; charset=utf-8' }

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
