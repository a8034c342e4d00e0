import { expect, test } from 'vitest'
import { tokensOf } from '../../src/start/code-tokens.ts'

const code = `/** Pays. */
const order = await create({ amount: 88_50, note: 'it\\'s "tea"' }) // 付款
return order.type === "return"`

test('colouring changes nothing of the code', () => {
  expect(
    tokensOf(code)
      .map(({ text }) => text)
      .join(''),
  ).toBe(code)
})

test('words, strings, numbers and remarks are told apart', () => {
  const told = tokensOf(code).filter(({ kind }) => kind !== 'plain')

  expect(told).toEqual([
    { kind: 'comment', text: '/** Pays. */' },
    { kind: 'keyword', text: 'const' },
    { kind: 'keyword', text: 'await' },
    { kind: 'number', text: '88_50' },
    { kind: 'string', text: `'it\\'s "tea"'` },
    { kind: 'comment', text: '// 付款' },
    { kind: 'keyword', text: 'return' },
    { kind: 'string', text: '"return"' },
  ])
})

test('a string that never ends is read to its end all the same', () => {
  expect(
    tokensOf(`'open`)
      .map(({ text }) => text)
      .join(''),
  ).toBe(`'open`)
})
