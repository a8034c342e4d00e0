import { html, raw } from 'hono/html'

import { catalogue, type Language } from './catalogue.ts'
import { importMap } from './scripts.ts'

const words = {
  'zh-CN': {
    open: '开通钱包',
    pin: '支付密码',
    bank: '在银行页面管理钱包',
    buy: '用钱包购买',
    choose: '选一样',
    pay: '付款',
    cancelled: '已取消，未扣款。',
  },
  en: {
    open: 'Open a wallet',
    pin: 'Payment PIN',
    bank: 'Manage it at the bank',
    buy: 'Buy from your wallet',
    choose: 'Choose one',
    pay: 'Pay',
    cancelled: 'Cancelled. No money has moved.',
  },
} as const

interface CornerOptions {
  language: Language
  appId: string
  bankUrl: string
  reference: string
  yuan: (fen: number) => string
}

/** A corner of the shop with the user's wallet in it; `public/corner.js` brings it to life. */
export const corner = ({ language, appId, bankUrl, reference, yuan }: CornerOptions) => {
  const t = words[language]
  return html`<section
      class="corner"
      id="corner"
      data-app-id="${appId}"
      data-bank-url="${bankUrl}"
      data-locale="${language}"
      data-cancelled="${t.cancelled}"
    >
      <div class="stack">
        <div id="balance"></div>
        <button id="open-account" hidden>${t.open}</button>
        <div id="holder" class="stack" hidden>
          <form id="buy" class="card">
            <h2>${t.buy}</h2>
            <label for="sku">${t.choose}</label>
            <select id="sku" name="sku">
              ${catalogue.map(
                ({ sku, name, price }) =>
                  html`<option value="${sku}">${name[language]} · ${yuan(price)}</option>`,
              )}
            </select>
            <input type="hidden" name="reference" value="${reference}" />
            <button>${t.pay}</button>
          </form>
          <div id="cards"></div>
          <button class="quiet" id="set-pin">${t.pin}</button>
          <form method="post" action="/wallet"><button class="quiet">${t.bank}</button></form>
        </div>
      </div>
      <div class="stack">
        <p role="status" id="news"></p>
        <div id="question"></div>
      </div>
    </section>
    <script type="importmap">
      ${raw(importMap)}
    </script>
    <script type="module" src="/corner.js"></script>`
}
