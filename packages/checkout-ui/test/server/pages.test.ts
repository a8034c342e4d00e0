import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../src/server/content-security-policy.ts'
import { fillPage } from '../../src/server/fill-page.ts'
import { payPage } from '../../src/server/pay-page.ts'
import { bill, checkoutSessionId } from '../stage/checkouts.ts'

const template = `<!doctype html>
<html lang="zh-CN">
  <head>
    <link rel="modulepreload" href="/assets/en.js" data-locale="en" nonce="__NONCE__">
    <link rel="modulepreload" href="/assets/zh.js" data-locale="zh-CN" nonce="__NONCE__">
    <title>收银台</title>
    <script type="module" src="/assets/pay.js" nonce="__NONCE__"></script>
  </head>
  <body><div id="root"></div></body>
</html>`

const page = (change: Partial<Parameters<typeof payPage>[1]> = {}) =>
  payPage(template, {
    nonce: 'n0nce',
    checkoutSessionId,
    bill: bill(),
    search: '',
    acceptLanguage: 'zh-CN',
    ...change,
  })

const handedOver = (html: string): unknown =>
  JSON.parse(/id="page-state">([^<]*)</.exec(html)?.[1] ?? '')

test('the bill can be read in the HTML, before any script has run', () => {
  const html = page()

  for (const text of [
    '青芽茶铺',
    '¥88.50',
    '明前龙井 50 克',
    '−¥5.00',
    '钱塘银行余额',
    'P20260601-0001',
  ]) {
    expect(html.split('<script type="application/json"')[0]).toContain(text)
  }
  expect(html).toContain('<title>支付 ¥88.50 · 青芽茶铺</title>')
})

test('every place of the nonce is filled', () => {
  const html = page()

  expect(html).not.toContain('__NONCE__')
  expect(html.match(/nonce="n0nce"/g)).toHaveLength(1)
})

test('the address, the merchant and the browser choose the language, in this order', () => {
  const asked = { acceptLanguage: 'zh-CN,zh;q=0.9' }

  expect(page(asked)).toContain('<html lang="zh-CN">')
  expect(page({ ...asked, bill: bill({ locale: 'en' }) })).toContain('<html lang="en">')
  expect(page({ ...asked, bill: bill({ locale: 'en' }), search: '?lang=zh-CN' })).toContain(
    '<html lang="zh-CN">',
  )
})

test('the checkout brings its words along and asks for no catalogue', () => {
  const html = page({ search: '?lang=en&theme=dark' })

  expect(html).not.toContain('data-locale')
  expect(html).toContain('<html lang="en" data-theme="dark">')
  expect(html).toContain('Amount due')
  expect(handedOver(html)).toMatchObject({ locale: 'en', messages: { 'bill.due': 'Amount due' } })
})

test('of another page only the catalogue of its language is announced ahead', () => {
  const html = fillPage(template, { nonce: 'n0nce', locale: 'en' })

  expect(html).toContain('/assets/en.js')
  expect(html).not.toContain('/assets/zh.js')
})

test('a merchant’s name stays text, whatever stands in it', () => {
  const merchantName = `Tea & "Cups" </script><img src=x> $& $'`
  const html = page({ bill: bill({ merchantName }) })

  expect(html).not.toContain('<img')
  expect(html.match(/<\/script>/g)).toHaveLength(2)
  expect(handedOver(html)).toMatchObject({ bill: { merchantName } })
})

test('a session the bank does not have is drawn as not found', () => {
  const html = page({ bill: null, search: '?lang=en' })

  expect(html).toContain('We could not find this order')
  expect(html).toContain('<title>Order not found · Qiantang Bank</title>')
})

test('the drawn page carries no style attribute, which the policy would refuse', () => {
  expect(page()).not.toMatch(/\sstyle=/)
  expect(contentSecurityPolicy({ nonce: 'n' })).toContain("style-src 'nonce-n';")
})

test('nobody may frame the page unless they are named', () => {
  const framed = contentSecurityPolicy({ nonce: 'n', frameAncestors: ['https://shop.example'] })

  expect(contentSecurityPolicy({ nonce: 'n' })).toContain("frame-ancestors 'none'")
  expect(framed).toContain('frame-ancestors https://shop.example;')
})
