import { expect, test } from 'vitest'

import { createElements } from '../../src/elements/index.ts'

const options = {
  appId: 'app_1',
  bankUrl: 'https://bank.test/',
  fetchSession: async () => 'ust_1',
}

test('nothing is touched before an element is mounted, so pages may be drawn on a server', () => {
  expect('document' in globalThis).toBe(false)

  const elements = createElements(options)
  const balance = elements.balance()
  balance.on('ready', () => {})
  balance.unmount()
  elements.destroy()
})

test.each(['javascript:alert(1)', 'ftp://bank.test', 'bank.test', ''])(
  'a bank at %j is refused at once',
  (bankUrl) => {
    expect(() => createElements({ ...options, bankUrl })).toThrow(TypeError)
  },
)

test('a destroyed element says so instead of coming back', () => {
  const elements = createElements(options)
  const pin = elements.pin()
  elements.destroy()

  expect(() => pin.mount('#pin')).toThrow('destroyed')
})

test('events are typed by element', () => {
  const elements = createElements(options)

  elements.openAccount().on('complete', ({ accountId }) => accountId satisfies string)
  elements.challenge('chl_1').on('complete', ({ subject }) => subject.id satisfies string)
  elements.balance().on('change', ({ account }) => account satisfies 'none' | 'open')
  // @ts-expect-error An element that asks for a PIN tells nothing of what happens in it.
  elements.pin().on('change', ({ step }) => step)
})
