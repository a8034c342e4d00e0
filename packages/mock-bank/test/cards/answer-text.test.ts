import { expect, test } from 'vitest'

import { readAnswer } from '../../src/cards/network/answer-text.ts'

test('values are taken as they are, not decoded', () => {
  const answer = readAnswer('respCode=00&respMsg=成功[0000000]&signature=a+b/c==')

  expect(answer).toEqual({ respCode: '00', respMsg: '成功[0000000]', signature: 'a+b/c==' })
})

test('an ampersand inside braces or brackets belongs to the value', () => {
  const answer = readAnswer('reserved={a=1&b=2}&list=[x&y]&respCode=00\n')

  expect(answer).toEqual({ reserved: '{a=1&b=2}', list: '[x&y]', respCode: '00' })
})

test.each(['', '&&', '<html>down</html>', '=1'])('%j has no fields', (text) => {
  expect(Object.keys(readAnswer(text))).toEqual([])
})

test('a field cannot reach the prototype of an object', () => {
  const answer = readAnswer('__proto__=1&respCode=00')

  expect(Object.keys(answer)).toEqual(['__proto__', 'respCode'])
  expect(Object.getPrototypeOf(answer)).toBe(Object.prototype)
})
