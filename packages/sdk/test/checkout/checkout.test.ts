import { afterEach, expect, test, vi } from 'vitest'

import { openCheckout, returnedSession } from '../../src/checkout/index.ts'

const id = 'cos_01JZ0000000000000000000000'
const url = `https://bank.test/pay/${id}#csk_1`

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A page that goes where it is told. */
const page = () => {
  const visited: string[] = []
  vi.stubGlobal('location', {
    origin: 'https://shop.test',
    assign: (to: string) => visited.push(to),
  })
  return visited
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test('nothing is touched on import, so pages may be drawn on a server', () => {
  expect('document' in globalThis).toBe(false)
})

test.each([
  ['its url', url],
  ['the answer of the bank', { id, secret: 'csk_1', url }],
  ['its parts', { id, secret: 'csk_1', bankUrl: 'https://bank.test/' }],
  ['the promise of one', Promise.resolve({ url })],
])('the payer is sent to the session, secret and all: given %s', async (_, session) => {
  const visited = page()

  openCheckout({ session })
  await settled()

  expect(visited).toEqual([url])
})

test('language and light go along, and nothing else of the looks', async () => {
  const visited = page()
  const appearance = { theme: 'dark', variables: { colorPrimary: '#3f6212' } } as const

  openCheckout({ session: url, locale: 'en', appearance })
  await settled()

  expect(visited).toEqual([`https://bank.test/pay/${id}?lang=en&theme=dark#csk_1`])
})

test.each([
  'javascript:alert(1)',
  'https://bank.test/elsewhere#csk_1',
  `https://bank.test/pay/${id}`,
  `https://bank.test/pay/${id}#rlk_1`,
  'nonsense',
])('refuses to send the payer to %s', (session) => {
  expect(() => openCheckout({ session })).toThrow(TypeError)
})

test('a promise that fails is told, and the payer stays', async () => {
  const visited = page()
  const heard: unknown[] = []

  openCheckout({
    session: Promise.reject(new Error('The server is down.')),
    onLoadError: (error) => heard.push(error),
  })
  await settled()

  expect(heard).toEqual([
    { reason: 'bad_secret', retryable: false, message: 'Error: The server is down.' },
  ])
  expect(visited).toEqual([])
})

test('an embedded checkout without a place is a mistake', () => {
  vi.stubGlobal('document', { querySelector: () => null })

  expect(() => openCheckout({ session: url, mode: 'embed', container: '#nowhere' })).toThrow(
    TypeError,
  )
})

test('letting go of it twice is no harm', async () => {
  page()
  const checkout = openCheckout({ session: url })

  await Promise.all([checkout.destroy(), checkout.destroy()])
  await checkout.destroy()
})

test('a payer who came back is recognised by the session in the address', () => {
  expect(returnedSession(`https://shop.test/done?checkout_session=${id}`)).toBe(id)
  expect(returnedSession('https://shop.test/done')).toBeNull()
  expect(returnedSession('https://shop.test/done?checkout_session=<script>')).toBeNull()
})
