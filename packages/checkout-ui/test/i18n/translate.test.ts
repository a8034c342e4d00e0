import { expect, test } from 'vitest'
import type { Catalogue, Message } from '../../src/i18n/catalogue.ts'
import { translator } from '../../src/i18n/translate.ts'
import { design as designEnglish } from '../../src/design/locales/en.ts'
import { design as designChinese } from '../../src/design/locales/zh-CN.ts'
import { messages as payEnglish } from '../../src/pay/locales/en.ts'
import { messages as payChinese } from '../../src/pay/locales/zh-CN.ts'
import { messages as payTraditional } from '../../src/pay/locales/zh-TW.ts'
import { problems } from '../../src/pay/locales/traditional-problems.ts'
import { messages as simEnglish } from '../../src/sim/locales/en.ts'
import { messages as simChinese } from '../../src/sim/locales/zh-CN.ts'
import { messages as startEnglish } from '../../src/start/locales/en.ts'
import { messages as startChinese } from '../../src/start/locales/zh-CN.ts'
import { messages as walletEnglish } from '../../src/wallet/locales/en.ts'
import { messages as walletChinese } from '../../src/wallet/locales/zh-CN.ts'

test('values take the places of their names, as they are', () => {
  const t = translator<{ greet: '{name} owes {amount}' }>('en', { greet: '{name} owes {amount}' })

  expect(t('greet', { name: '$& {amount}', amount: '¥5.00' })).toBe('$& {amount} owes ¥5.00')
})

test('a count picks the form its language has for it', () => {
  const forms = { one: '{count} try left', other: '{count} tries left' } as const
  const english = translator<{ left: typeof forms }>('en', { left: forms })
  const chinese = translator<{ left: '还可试 {count} 次' }>('zh-CN', { left: '还可试 {count} 次' })

  expect(english('left', { count: 1 })).toBe('1 try left')
  expect(english('left', { count: 4 })).toBe('4 tries left')
  expect(chinese('left', { count: 1 })).toBe('还可试 1 次')
})

test.each<[string, Catalogue, Catalogue]>([
  ['the design system', designChinese, designEnglish],
  ['the checkout', payChinese, payEnglish],
  ['the checkout, simplified and traditional,', { ...payChinese, ...problems }, payTraditional],
  ['the wallet', walletChinese, walletEnglish],
  ['the simulated phone', simChinese, simEnglish],
  ['the start page', startChinese, startEnglish],
])('both languages of %s have the same keys and placeholders', (_, chinese, english) => {
  expect(placeholders(english)).toEqual(placeholders(chinese))
})

function placeholders(catalogue: Catalogue) {
  const forms = (message: Message) =>
    typeof message === 'string' ? [message] : Object.values(message)
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, message]) => [
      key,
      [...new Set(forms(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].toSorted(),
    ]),
  )
}
