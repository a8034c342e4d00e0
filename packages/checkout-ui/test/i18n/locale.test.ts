import { expect, test } from 'vitest'
import { checkoutLocales, languagesOf, localeOf } from '../../src/i18n/locale.ts'

test('the address decides, then the browser in its order, then Chinese', () => {
  expect(localeOf('?lang=en', ['zh-CN'])).toBe('en')
  expect(localeOf('?lang=fr', ['en-GB', 'zh-CN'])).toBe('en')
  expect(localeOf('', ['fr', 'zh-TW', 'en'])).toBe('zh-CN')
  expect(localeOf('', ['fr'])).toBe('zh-CN')
})

test('the checkout alone answers who reads traditional characters in them', () => {
  for (const asked of ['zh-TW', 'zh-HK', 'zh-Hant-MO'])
    expect(localeOf('', [asked], checkoutLocales)).toBe('zh-TW')
  expect(localeOf('', ['zh-SG'], checkoutLocales)).toBe('zh-CN')
  expect(localeOf('?lang=zh-TW', ['en'])).toBe('en')
})

test('a header is read by its weights, and what is not wanted is left out', () => {
  expect(languagesOf('en;q=0.5, zh-CN, de;q=0')).toEqual(['zh-CN', 'en'])
  expect(languagesOf('')).toEqual([])
  expect(languagesOf(null)).toEqual([])
})
