import { expect, test } from 'vitest'

import { createWallet, isQiantangError, type WalletOptions } from '../../src/index.ts'

interface Seen {
  method: string
  url: string
  headers: Headers
  body: string
}

const problem = (
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
) =>
  Response.json(
    {
      type: `/errors#${code}`,
      title: 'No.',
      status,
      code,
      requestId: 'req_1',
      retryable: false,
      message: '不行',
      ...more,
    },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  )

/** A wallet whose bank gives these answers, one a try; and what the bank saw. */
const walletWith = (
  answers: ((signal: AbortSignal) => Response | Promise<Response>)[],
  options: Partial<WalletOptions> = {},
) => {
  const seen: Seen[] = []
  const wallet = createWallet({
    appId: 'app_1',
    baseUrl: 'https://bank.test/',
    session: 'ust_1',
    fetch: async (input, init) => {
      const request = new Request(input, init)
      seen.push({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: await request.text(),
      })
      const answer = answers[seen.length - 1]
      if (!answer) throw new Error('The bank was asked more often than expected.')
      return answer(request.signal)
    },
    ...options,
  })
  return { wallet, seen }
}

const page = () => Response.json({ items: [], nextCursor: null })
/** A bank that never answers, over a connection that can be cut. */
const silent = (signal: AbortSignal) =>
  new Promise<Response>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error)),
  )
const unreachable = () => Promise.reject(new TypeError('fetch failed'))

test('a call goes to the contract’s address with the session as bearer', async () => {
  const { wallet, seen } = walletWith([page])

  await wallet.accounts.statementLines('acc_1', { limit: 5, cursor: undefined })

  expect(seen[0]).toMatchObject({
    method: 'GET',
    url: 'https://bank.test/v1/users/me/accounts/acc_1/statement-lines?limit=5',
  })
  expect(seen[0]?.headers.get('authorization')).toBe('Bearer ust_1')
})

test('ids are escaped in the address', async () => {
  const { wallet, seen } = walletWith([page])

  await wallet.topUps.retrieve('../x?y')

  expect(seen[0]?.url).toBe('https://bank.test/v1/users/me/top-ups/..%2Fx%3Fy')
})

test('a top-up that got no answer is tried again with the same idempotency key', async () => {
  const { wallet, seen } = walletWith([
    unreachable,
    () => Response.json({ id: 'tup_1' }, { status: 201 }),
  ])

  await wallet.topUps.create({ accountId: 'acc_1', amount: 100_00 })

  const keys = seen.map(({ headers }) => headers.get('idempotency-key'))
  expect(keys).toHaveLength(2)
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys[1]).toBe(keys[0])
  expect(seen[1]?.body).toBe(seen[0]?.body)
})

test('two calls have two keys; a key of one’s own is kept', async () => {
  const { wallet, seen } = walletWith([page, page, page])

  await wallet.topUps.create({ accountId: 'acc_1', amount: 1 })
  await wallet.topUps.create({ accountId: 'acc_1', amount: 1 })
  await wallet.topUps.create({ accountId: 'acc_1', amount: 1 }, { idempotencyKey: 'mine' })

  const keys = seen.map(({ headers }) => headers.get('idempotency-key'))
  expect(new Set(keys).size).toBe(3)
  expect(keys[2]).toBe('mine')
})

test('an answer still in the making is waited for', async () => {
  const inUse = () => problem(409, 'idempotency_key_in_use', { retryable: true })
  const { wallet, seen } = walletWith([inUse, () => Response.json({ id: 'tup_1' })])

  await expect(wallet.topUps.create({ accountId: 'acc_1', amount: 1 })).resolves.toHaveProperty(
    'id',
    'tup_1',
  )
  expect(seen).toHaveLength(2)
})

test('a refusal is not tried again and tells all it knows', async () => {
  const { wallet, seen } = walletWith([
    () => problem(402, 'insufficient_balance', { details: { available: 5, required: 9 } }),
  ])

  const error: unknown = await wallet.withdrawals
    .create({ accountId: 'acc_1', amount: 9 })
    .catch((caught: unknown) => caught)

  expect(seen).toHaveLength(1)
  expect(isQiantangError(error)).toBe(true)
  expect(error).toMatchObject({
    code: 'insufficient_balance',
    status: 402,
    retryable: false,
    requestId: 'req_1',
    userMessage: '不行',
    details: { available: 5, required: 9 },
  })
})

test('the fields that were refused are named', async () => {
  const errors = [{ path: 'amount', code: 'invalid_field', message: 'Too small.' }]
  const { wallet } = walletWith([() => problem(400, 'invalid_field', { errors })])

  await expect(wallet.topUps.create({ accountId: 'acc_1', amount: 0 })).rejects.toMatchObject({
    fields: errors,
  })
})

test('an expired session is renewed once, with the same idempotency key', async () => {
  const tokens = ['ust_old', 'ust_new']
  const { wallet, seen } = walletWith(
    [() => problem(401, 'session_expired'), () => Response.json({ id: 'tup_1' })],
    {
      session: () => Promise.resolve(tokens.shift() ?? 'none left'),
    },
  )

  await wallet.topUps.create({ accountId: 'acc_1', amount: 1 })

  expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer ust_old',
    'Bearer ust_new',
  ])
  expect(seen[1]?.headers.get('idempotency-key')).toBe(seen[0]?.headers.get('idempotency-key'))
})

test('however many calls wait, the session is asked for once', async () => {
  let asked = 0
  const session = () => Promise.resolve(`ust_${++asked}`)
  const { wallet } = walletWith([page, page, page], { session })

  await Promise.all([wallet.accounts.list(), wallet.cards.list(), wallet.topUps.list()])

  expect(asked).toBe(1)
})

test('a page of some proxy is not taken for the bank’s answer', async () => {
  const { wallet } = walletWith([() => new Response('<html>', { status: 502 })], { maxRetries: 0 })

  await expect(wallet.accounts.list()).rejects.toMatchObject({
    code: 'invalid_answer',
    status: 502,
    retryable: true,
  })
})

test('a bank that can’t be reached and one that doesn’t answer are told apart', async () => {
  const reached = walletWith([unreachable], { maxRetries: 0 })
  const waited = walletWith([silent], { maxRetries: 0, timeoutMs: 20 })

  await expect(reached.wallet.accounts.list()).rejects.toHaveProperty('code', 'network_error')
  await expect(waited.wallet.accounts.list()).rejects.toHaveProperty('code', 'timeout')
})

test('an aborted call rejects with the signal’s reason and is not tried again', async () => {
  const { wallet, seen } = walletWith([silent])
  const controller = new AbortController()
  const call = wallet.accounts.list({ signal: controller.signal })
  controller.abort(new Error('The user left.'))

  await expect(call).rejects.toThrow('The user left.')
  expect(seen.length).toBeLessThanOrEqual(1)
})

test('Retry-After of a rate limit is waited for', async () => {
  const limited = () => problem(429, 'rate_limited', { retryable: true }, { 'retry-after': '1' })
  const { wallet } = walletWith([limited, page])
  const begun = performance.now()

  await wallet.accounts.list()

  expect(performance.now() - begun).toBeGreaterThan(900)
})

test('a wallet page’s address keeps the token behind the hash', async () => {
  const { wallet } = walletWith([])

  const url = new URL(await wallet.pageUrl({ view: 'top-up', returnUrl: 'https://shop.test/x' }))

  expect(url.pathname).toBe('/wallet')
  expect(url.searchParams.get('view')).toBe('top-up')
  expect(url.search).not.toContain('ust_')
  expect(url.hash).toBe('#ust_1')
})
