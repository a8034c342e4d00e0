import { afterEach, expect, test } from 'vitest'

import { listen } from '../../src/elements/listen.ts'

const nonce = 'f'.repeat(32)
const bank = 'https://bank.test'
const frameWindow = {}

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  Reflect.deleteProperty(globalThis, 'addEventListener')
})

/** A window that messages come to, and how often the frame's hello was heard among them. */
const hearing = () => {
  const own = new EventTarget()
  Object.assign(globalThis, {
    addEventListener: own.addEventListener.bind(own),
    removeEventListener: own.removeEventListener.bind(own),
  })
  let hellos = 0
  const stop = listen({ nonce, window: () => frameWindow }, bank, () => hellos++)
  stops.push(stop)
  return {
    come: (message: { origin?: string; source?: unknown; data?: unknown }) => {
      const said = { origin: bank, source: frameWindow, data: { qiantang: 'hello', nonce } }
      own.dispatchEvent(Object.assign(new Event('message'), said, message))
      return hellos
    },
    stop,
  }
}

test('the frame is known by its window, its origin and its number', () => {
  const { come } = hearing()

  expect(come({})).toBe(1)
})

test.each([
  ['another origin', { origin: 'https://bank.test.evil.test' }],
  ['the same name without encryption', { origin: 'http://bank.test' }],
  ['no origin', { origin: 'null' }],
  ['another window of the bank', { source: {} }],
  ['no window', { source: null }],
  ['another number', { data: { qiantang: 'hello', nonce: 'e'.repeat(32) } }],
  ['another word', { data: { qiantang: 'line', nonce } }],
])('%s is not heard', (_, message) => {
  const { come } = hearing()

  expect(come(message)).toBe(0)
})

test('a frame that was loaded anew is heard again, and one that was taken out is not', () => {
  const { come, stop } = hearing()
  come({})

  expect(come({})).toBe(2)
  stop()
  expect(come({})).toBe(2)
})
