import { html, raw } from 'hono/html'

import { catalogue, type Language } from './catalogue.ts'
import { importMap } from './scripts.ts'

const words = {
  'zh-CN': {
    choose: '选一样',
    redirect: '去银行收银台付款',
    popup: '在小窗里付款',
    embed: '就在这里付款',
    closed: '窗口已关闭，未确认收款。可以再次付款。',
    sorry: '收银台暂时打不开，未扣款。请重试。',
  },
  en: {
    choose: 'Choose one',
    redirect: 'Pay at the bank',
    popup: 'Pay in a window',
    embed: 'Pay right here',
    closed: 'The window was closed and nothing is confirmed. You can pay again.',
    sorry: 'The checkout does not open right now. No money has moved. Please try again.',
  },
} as const

interface CounterOptions {
  language: Language
  reference: string
  yuan: (fen: number) => string
}

/** The checkout by each of its ways in; `public/counter.js` opens it. */
export const counter = ({ language, reference, yuan }: CounterOptions) => {
  const t = words[language]
  return html`<section
      class="corner"
      id="counter"
      data-locale="${language}"
      data-closed="${t.closed}"
      data-sorry="${t.sorry}"
    >
      <form id="sale" class="card">
        <label for="sku">${t.choose}</label>
        <select id="sku" name="sku">
          ${catalogue.map(
            ({ sku, name, price }) =>
              html`<option value="${sku}">${name[language]} · ${yuan(price)}</option>`,
          )}
        </select>
        <input type="hidden" name="reference" value="${reference}" />
        <button name="mode" value="embed">${t.embed}</button>
        <button name="mode" value="popup" class="quiet">${t.popup}</button>
        <button name="mode" value="redirect" class="quiet">${t.redirect}</button>
        <p role="status" id="news"></p>
      </form>
      <div id="checkout"></div>
    </section>
    <script type="importmap">
      ${raw(importMap)}
    </script>
    <script type="module" src="/counter.js"></script>`
}
