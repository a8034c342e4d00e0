import { describe, expect, test } from 'vitest'

import { told } from '../../src/frames/element-types.ts'

import { isHello, isLine, readFromFrame, readFromShop } from '../../src/frames/messages.ts'

const nonce = '0123456789abcdef0123456789abcdef'
const look = { locale: null, appearance: {} }
const id = `pay_${'0'.repeat(26)}`

describe('a hello', () => {
  test('is the word and a number', () => {
    expect(isHello({ qiantang: 'hello', nonce })).toBe(true)
  })

  test.each([
    undefined,
    'hello',
    [],
    { qiantang: 'hello' },
    { qiantang: 'hello', nonce: 'short' },
    { qiantang: 'hello', nonce, token: 'ust_1' },
    { qiantang: 'line', nonce },
  ])('is nothing else: %j', (said) => {
    expect(isHello(said)).toBe(false)
  })
})

describe('a line', () => {
  const line = { qiantang: 'line', nonce, look, challengeId: null }

  test('carries how the element looks and what it is about', () => {
    expect(isLine(line)).toBe(true)
    expect(isLine({ ...line, challengeId: `chl_${'0'.repeat(26)}` })).toBe(true)
  })

  test.each([
    { ...line, look: null },
    { ...line, look: { ...look, css: 'body{}' } },
    { ...line, look: { ...look, locale: 'fr' } },
    { ...line, challengeId: '../../v1/users' },
    { ...line, nonce: nonce.toUpperCase() },
  ])('with anything else in it is none: %j', (said) => {
    expect(isLine(said)).toBe(false)
  })
})

describe('of what a shop says a frame hears', () => {
  const token = `ust_${'a'.repeat(43)}`

  test.each([
    { says: 'session', token },
    { says: 'no_session' },
    { says: 'look', look },
    { says: 'refresh' },
    { says: 'focus' },
  ])('%j', (said) => {
    expect(readFromShop(said)).toEqual(said)
  })

  test.each([
    null,
    7,
    { says: 'answer', pin: '271828' },
    { says: 'toString' },
    { says: '__proto__' },
    { says: 'session' },
    { says: 'session', token: token.replace('ust', 'bpt') },
    { says: 'session', token: `${token}\n` },
    { says: 'refresh', now: true },
  ])('and not %j', (said) => {
    expect(readFromShop(said)).toBeUndefined()
  })
})

describe('of what a frame says a shop hears', () => {
  test('only what an element of its kind has to say', () => {
    const done = {
      says: 'complete',
      detail: { subject: { type: 'payment', id, status: 'succeeded' } },
    }

    expect(readFromFrame(told.challenge)(done)).toEqual(done)
    expect(readFromFrame(told.balance)(done)).toBeUndefined()
    expect(readFromFrame(told.pin)({ says: 'complete', detail: {} })).toBeTruthy()
  })

  test('never how far an element is that asks for a PIN', () => {
    for (const type of ['pin', 'challenge'] as const)
      for (const detail of [{}, { step: 'pin' }, { digits: 3 }])
        expect(readFromFrame(told[type])({ says: 'change', detail })).toBeUndefined()
  })

  test('no amount, whatever an element would say', () => {
    const detail = { account: 'open' }

    expect(readFromFrame(told.balance)({ says: 'change', detail })).toBeTruthy()
    expect(
      readFromFrame(told.balance)({ says: 'change', detail: { ...detail, available: 100 } }),
    ).toBeUndefined()
  })

  test.each([-1, 1.5, 1e9, Number.NaN, '300', null])('no height of %j', (height) => {
    expect(readFromFrame(told.pin)({ says: 'size', height })).toBeUndefined()
  })
})
