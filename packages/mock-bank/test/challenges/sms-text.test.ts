import { expect, test } from 'vitest'

import { smsText } from '../../src/challenges/sms-text.ts'

const told = { code: '482913', amount: null, payee: null, validMinutes: 5 }

test('a text names the bank, what the code is for, the code and how long it lives', () => {
  expect(smsText({ ...told, scene: 'open_account' })).toBe(
    '【钱塘银行】您正在开立电子账户，验证码 482913，5 分钟内有效。银行不会向您索要验证码，请勿告诉任何人。',
  )
})

test('where money moves it says how much, and to whom', () => {
  const text = smsText({ ...told, scene: 'payment', amount: 8850, payee: '西湖书店' })
  expect(text).toContain('您正在向西湖书店支付 88.50 元，')
})
