import { html } from 'hono/html'

import { catalogue, type Language, type Product } from './catalogue.ts'
import type { Sale } from './sales.ts'
import { style } from './style.ts'

const words = {
  'zh-CN': {
    shop: '青芽茶铺',
    motto: '一叶知春',
    buy: '立即购买',
    wallet: '我的钱包',
    paid: '已付款，正在备货',
    paidNote: '已收到银行的付款通知，签名核验无误。',
    waiting: '正在等待银行确认',
    waitingNote: '付款后几秒内会自动更新；未付款的订单不会扣款。',
    order: '订单号',
    amount: '金额',
    again: '继续逛逛',
    notFound: '没有找到这一页',
    failed: '暂时无法下单，未扣款',
  },
  en: {
    shop: 'Green Bud Tea',
    motto: 'Spring in one leaf',
    buy: 'Buy now',
    wallet: 'My wallet',
    paid: 'Paid. We are packing it.',
    paidNote: 'The bank told us so, and its signature verified.',
    waiting: 'Waiting for the bank to confirm',
    waitingNote:
      'This page updates by itself within seconds of paying. An unpaid order costs nothing.',
    order: 'Order',
    amount: 'Amount',
    again: 'Keep looking around',
    notFound: 'There is no such page',
    failed: 'We cannot take your order right now. No money has moved.',
  },
} as const

const yuan = (fen: number) =>
  `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`

export const shelfPage = (language: Language, newReference: () => string) => {
  const t = words[language]
  return layout(
    language,
    html`<div class="bar">
        <div>
          <h1>${t.shop}</h1>
          <p class="motto">${t.motto}</p>
        </div>
        <form method="post" action="/wallet"><button class="quiet">${t.wallet}</button></form>
      </div>
      <ul class="shelf">
        ${catalogue.map((product) => productItem(language, product, newReference()))}
      </ul>`,
  )
}

const productItem = (language: Language, product: Product, reference: string) =>
  html`<li>
    <div class="picture ${product.sku}" aria-hidden="true"></div>
    <h2>${product.name[language]}</h2>
    <p>${product.note[language]}</p>
    <form method="post" action="/buy">
      <input type="hidden" name="sku" value="${product.sku}" />
      <input type="hidden" name="reference" value="${reference}" />
      <span class="price">${yuan(product.price)}</span>
      <button aria-label="${words[language].buy}: ${product.name[language]}">${words[language].buy}</button>
    </form>
  </li>`

export const salePage = (language: Language, sale: Sale) => {
  const t = words[language]
  const paid = sale.paidAt !== null
  return layout(
    language,
    html`<h1>${t.shop}</h1>
      <section class="sale" role="status">
        <h2>${paid ? t.paid : t.waiting}</h2>
        <p>${paid ? t.paidNote : t.waitingNote}</p>
        <dl>
          <dt>${t.amount}</dt>
          <dd>${yuan(sale.amount)}</dd>
          <dt>${t.order}</dt>
          <dd class="reference">${sale.reference}</dd>
        </dl>
        <a href="/">${t.again}</a>
      </section>`,
    paid ? '' : askAgain,
  )
}

/** Asks the shop, never the bank, whether the webhook has come. */
const askAgain = html`<script type="module">
  const asked = setInterval(async () => {
    if (document.hidden) return
    const { paid } = await fetch(location.pathname + '/status').then((answer) => answer.json())
    if (!paid) return
    clearInterval(asked)
    location.reload()
  }, 1000)
</script>`

export const sorryPage = (language: Language, reason: 'notFound' | 'failed', message?: string) => {
  const t = words[language]
  return layout(
    language,
    html`<h1>${t.shop}</h1>
      <section class="sale">
        <h2>${t[reason]}</h2>
        ${message === undefined ? '' : html`<p>${message}</p>`}
        <a href="/">${t.again}</a>
      </section>`,
  )
}

type Markup = ReturnType<typeof html>

const layout = (language: Language, main: Markup, head: Markup | string = '') =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words[language].shop}</title>
        <link rel="icon" href="data:," />
        ${head} ${style}
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html>`
