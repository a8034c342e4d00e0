import { expect, test } from 'vitest'
import { openLine } from '../../src/elements/line/open-line.ts'

const nonce = 'a'.repeat(32)
const shop = 'https://shop.test'
const line = { qiantang: 'line', nonce, look: { locale: null, appearance: {} }, challengeId: null }

/** A frame's window, the window around it, and what the frame has said to that one. */
function windows() {
  const own = new EventTarget()
  const said: { message: unknown; to: unknown }[] = []
  const parent = {
    postMessage: (message: unknown, to: unknown) => said.push({ message, to }),
  } as unknown as Window
  const opened = openLine({ shop, nonce }, { own: own as Window, parent })
  let isOpen = false
  void opened.then(() => (isOpen = true))
  const come = async (change: object = {}) => {
    const { port1, port2 } = new MessageChannel()
    const event = { origin: shop, source: parent, data: line, ports: [port2] }
    own.dispatchEvent(Object.assign(new Event('message'), event, change))
    await Promise.resolve()
    await Promise.resolve()
    return { port: port1, isOpen }
  }
  return { said, opened, come, parent }
}

test('the frame speaks to one origin, and says nothing but hello', () => {
  const { said } = windows()

  expect(said).toEqual([{ message: { qiantang: 'hello', nonce }, to: shop }])
})

test('a line is taken from the window around, of that origin, with the number', async () => {
  const { come } = windows()

  expect((await come()).isOpen).toBe(true)
})

test.each([
  ['from another origin', { origin: 'https://shop.test.evil.test' }],
  ['from a page without an origin', { origin: 'null' }],
  ['from a window that is not around it', { source: {} }],
  ['with another number', { data: { ...line, nonce: 'b'.repeat(32) } }],
  ['without a port', { ports: [] }],
  ['with two ports', { ports: [new MessageChannel().port1, new MessageChannel().port1] }],
  ['with more than belongs there', { data: { ...line, token: 'ust_1' } }],
])('and not %s', async (_, change) => {
  const { come } = windows()

  expect((await come(change)).isOpen).toBe(false)
  expect((await come()).isOpen).toBe(true)
})

test('the first line stays the only one', async () => {
  const { come, opened } = windows()
  const first = await come()
  const second = await come()
  const heard: string[] = []
  for (const [name, { port }] of Object.entries({ first, second })) {
    port.addEventListener('message', () => heard.push(name))
    port.start()
  }

  const { say, ready } = await opened
  say({ says: 'escape' })
  ready()
  ready()
  await expect.poll(() => heard).toEqual(['first', 'first'])

  first.port.close()
  second.port.close()
})
