import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { CheckoutState, LoadError } from '../../src/checkout/index.ts'
import { watch } from '../../src/checkout/watch.ts'

const link = { origin: 'https://bank.test', id: 'cos_01JZ0000000000000000000000', secret: 'csk_1' }

const session = (change: object = {}) => ({
  id: link.id,
  orderId: 'ord_1',
  status: 'open',
  version: 1,
  total: 6800,
  methods: [{ channel: 'alipay', available: true }],
  payment: null,
  ...change,
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A bank that answers in turn, the last answer ever after; and a page that somebody looks at. */
const scene = (...answers: (() => Response | Promise<Response>)[]) => {
  const seen = Object.assign(new EventTarget(), { hidden: false })
  let asked = 0
  let atOnce = 0
  let most = 0
  vi.stubGlobal('document', seen)
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('fetch', async () => {
    most = Math.max(most, ++atOnce)
    try {
      return await (answers[asked++] ?? answers.at(-1))?.()
    } finally {
      atOnce--
    }
  })
  const states: CheckoutState[] = []
  const troubles: LoadError[] = []
  return {
    seen,
    states,
    troubles,
    asked: () => asked,
    most: () => most,
    ears: {
      state: (state: CheckoutState) => states.push(state),
      trouble: (trouble: LoadError) => troubles.push(trouble),
    },
  }
}

const says =
  (body: object, status = 200) =>
  () =>
    Response.json(body, { status })
const falls = () => {
  throw new TypeError('Failed to fetch')
}

test('it asks until the session has ended, and no more', async () => {
  const { ears, states, asked } = scene(says(session()), says(session({ status: 'completed' })))

  watch(link, { on: true, ears })
  await vi.advanceTimersByTimeAsync(60_000)

  expect(states.map(({ status }) => status)).toEqual(['open', 'completed'])
  expect(asked()).toBe(2)
})

test('pauses grow while nothing happens, and two questions are never under way at once', async () => {
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    return Response.json(session())
  }
  const { ears, asked, most } = scene(slow)

  watch(link, { on: true, ears })
  await vi.advanceTimersByTimeAsync(120_000)

  expect(most()).toBe(1)
  expect(asked()).toBeGreaterThan(5)
  expect(asked()).toBeLessThan(13)
})

test('a hidden page does not ask, and asks as soon as it is seen again', async () => {
  const { ears, asked, seen } = scene(says(session()))
  watch(link, { on: true, ears })
  await vi.advanceTimersByTimeAsync(1)
  seen.hidden = true

  await vi.advanceTimersByTimeAsync(300_000)
  expect(asked()).toBe(1)

  seen.hidden = false
  seen.dispatchEvent(new Event('visibilitychange'))
  await vi.advanceTimersByTimeAsync(1)
  expect(asked()).toBe(2)
})

test('once stopped, nothing is asked or told any more', async () => {
  const { ears, asked, states } = scene(says(session()))
  const stop = watch(link, { on: true, ears })
  stop()

  await vi.advanceTimersByTimeAsync(60_000)

  expect(asked()).toBe(1)
  expect(states).toEqual([])
})

test('what may pass is tried three times before anybody hears of it', async () => {
  const { ears, asked, troubles } = scene(falls)

  watch(link, { on: true, ears })
  await vi.advanceTimersByTimeAsync(3_999)
  expect(troubles).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)

  expect(asked()).toBe(3)
  expect(troubles).toMatchObject([{ reason: 'blocked', retryable: true }])
})

test('a network that comes back is no trouble', async () => {
  const { ears, states, troubles } = scene(falls, says(session({ status: 'completed' })))

  watch(link, { on: true, ears })
  await vi.advanceTimersByTimeAsync(60_000)

  expect(troubles).toEqual([])
  expect(states).toHaveLength(1)
})

test.each([
  ['bad_secret', says({ code: 'credentials_invalid' }, 401), false],
  ['bad_secret', says({ code: 'not_found' }, 404), false],
  ['expired', says({ code: 'session_expired' }, 401), false],
  ['expired', says(session({ status: 'expired' })), false],
  ['no_methods', says(session({ methods: [{ channel: 'alipay', available: false }] })), false],
  ['no_methods', says(session({ methods: [] })), false],
  ['timeout', says({ code: 'overloaded' }, 503), true],
  ['timeout', says({ code: 'rate_limited' }, 429), true],
] as const)('%s is told apart', async (reason, answer, retryable) => {
  const { ears, troubles } = scene(answer)

  const stop = watch(link, { on: true, ears })
  await vi.advanceTimersByTimeAsync(10_000)
  stop()

  expect(troubles).toMatchObject([{ reason, retryable }])
})

test('a device without a network is told apart from a page that may not ask', async () => {
  const { ears, troubles } = scene(falls)
  vi.stubGlobal('navigator', { onLine: false })

  watch(link, { on: true, ears })
  await vi.advanceTimersByTimeAsync(10_000)

  expect(troubles).toMatchObject([{ reason: 'offline', retryable: true }])
})

test('a bank that takes too long is a timeout', async () => {
  const { ears, troubles } = scene()
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: RequestInit) =>
      new Promise((__, reject) =>
        signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      ),
  )

  watch(link, { on: true, ears })
  await vi.advanceTimersByTimeAsync(60_000)

  expect(troubles).toMatchObject([{ reason: 'timeout', retryable: true }])
})

test('the payer’s own side of a session is not told', async () => {
  const payer = { accountId: 'acc_1', accountClass: 'II', available: 100_00, pinIsSet: true }
  const { ears, states } = scene(says(session({ status: 'completed', payer, userId: 'u_1' })))

  watch(link, { on: true, ears })
  await vi.advanceTimersByTimeAsync(10)

  expect(JSON.stringify(states)).not.toMatch(/payer|available|u_1/)
})
