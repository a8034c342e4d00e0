import { html } from 'hono/html'

import { catalogue, type Language, type Product } from './catalogue.ts'
import { corner } from './corner.ts'
import { counter } from './counter.ts'
import { bud, pictures } from './pictures.ts'
import type { Sale } from './sales.ts'
import { style } from './style.ts'

const words = {
  'zh-CN': {
    shop: '青芽茶铺',
    motto: '一叶知春',
    buy: '立即购买',
    wallet: '我的钱包',
    corner: '店内钱包',
    counter: '店内收银',
    paid: '已付款，正在备货',
    paidNote: '银行的付款通知已收到，签名无误。',
    waiting: '正在等待银行确认',
    waitingNote: '付款后几秒内自动更新；没有付款，就不会扣款。',
    bought: '商品',
    order: '订单号',
    amount: '金额',
    again: '继续逛逛',
    notFound: '没有找到这一页',
    failed: '暂时无法下单，未扣款',
    foot: '示例商店，由钱塘收银台收款，不动用真实资金。',
  },
  en: {
    shop: 'Green Bud Tea',
    motto: 'Spring in one leaf',
    buy: 'Buy now',
    wallet: 'My wallet',
    corner: 'Wallet in the shop',
    counter: 'Pay in the shop',
    paid: 'Paid. We are packing it',
    paidNote: 'The bank told us so, and its signature verified.',
    waiting: 'Waiting for the bank to confirm',
    waitingNote:
      'This page updates by itself within seconds of paying. An unpaid order costs nothing.',
    bought: 'Item',
    order: 'Order',
    amount: 'Amount',
    again: 'Keep looking around',
    notFound: 'There is no such page',
    failed: 'We cannot take your order right now. No money has moved.',
    foot: 'An example shop, paid through the Qiantang checkout. No real money.',
  },
} as const

const yuan = (fen: number) =>
  `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`

export const shelfPage = (language: Language, newReference: () => string) =>
  layout(
    language,
    words[language].shop,
    html`<ul class="shelf">
      ${catalogue.map((product) => productItem(language, product, newReference()))}
    </ul>`,
  )

const productItem = (language: Language, product: Product, reference: string) =>
  html`<li>
    <div class="picture">${pictures[product.sku]}</div>
    <div class="text">
      <h2>${product.name[language]}</h2>
      <p>${product.note[language]}</p>
      <form method="post" action="/buy">
        <input type="hidden" name="sku" value="${product.sku}" />
        <input type="hidden" name="reference" value="${reference}" />
        <span class="price">${yuan(product.price)}</span>
        <button aria-label="${words[language].buy}: ${product.name[language]}">${words[language].buy}</button>
      </form>
    </div>
  </li>`

export const salePage = (language: Language, sale: Sale) => {
  const t = words[language]
  const paid = sale.paidAt !== null
  const product = catalogue.find(({ sku }) => sku === sale.sku)
  return layout(
    language,
    paid ? t.paid : t.waiting,
    html`<section class="sale">
      <div class="picture">${pictures[sale.sku]}</div>
      <div class="text">
        <div role="status">
          <div class="state"><span class="dot ${paid ? 'paid' : ''}"></span><h2>${paid ? t.paid : t.waiting}</h2></div>
          <p>${paid ? t.paidNote : t.waitingNote}</p>
        </div>
        <dl>
          <dt>${t.bought}</dt>
          <dd>${product?.name[language]}</dd>
          <dt>${t.amount}</dt>
          <dd>${yuan(sale.amount)}</dd>
          <dt>${t.order}</dt>
          <dd class="reference">${sale.reference}</dd>
        </dl>
        <a href="/">${t.again}</a>
      </div>
    </section>`,
    paid ? '' : askAgain,
  )
}

/** Asks the shop, never the bank, whether the webhook has come. */
const askAgain = html`<script type="module">
  const ask = () => fetch(location.pathname + '/status').then((answer) => answer.json())
  const asked = setInterval(async () => {
    if (document.hidden) return
    const { paid } = await ask().catch(() => ({ paid: false }))
    if (!paid) return
    clearInterval(asked)
    location.reload()
  }, 1000)
</script>`

export const sorryPage = (language: Language, reason: 'notFound' | 'failed', message?: string) => {
  const t = words[language]
  return layout(
    language,
    t[reason],
    html`<section class="sale">
      <div class="text">
        <h2>${t[reason]}</h2>
        <p>${message}</p>
        <a href="/">${t.again}</a>
      </div>
    </section>`,
  )
}

export const cornerPage = (
  language: Language,
  about: { appId: string; bankUrl: string; reference: string },
) => layout(language, words[language].corner, corner({ language, yuan, ...about }))

/** Three ways to the same checkout. */
export const counterPage = (language: Language, reference: string) =>
  layout(language, words[language].counter, counter({ language, yuan, reference }))

type Markup = ReturnType<typeof html>

const layout = (language: Language, title: string, main: Markup, head: Markup | string = '') => {
  const t = words[language]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title === t.shop ? t.shop : `${title} · ${t.shop}`}</title>
        <link rel="icon" href="data:," />
        ${head} ${style}
      </head>
      <body>
        <header>
          ${bud}
          <div>
            <h1>${t.shop}</h1>
            <p>${t.motto}</p>
          </div>
          <nav>
            <a href="/counter">${t.counter}</a>
            <a href="/wallet">${t.corner}</a>
            <form method="post" action="/wallet"><button class="quiet">${t.wallet}</button></form>
          </nav>
        </header>
        <main>${main}</main>
        <footer>${t.foot}</footer>
      </body>
    </html>`
}
