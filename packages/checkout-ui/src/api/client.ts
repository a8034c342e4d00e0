import type { Problem } from '@qiantang/sdk/contract'
import type { Locale } from '../i18n/locale.ts'
import { BankProblem } from './bank-problem.ts'
import { ConnectionLost } from './connection-lost.ts'
import type { Address, Call, Reply } from './routes.ts'

export interface ClientOptions {
  /** What the page was opened with: a checkout secret, a page token, a session token. */
  credentials?: () => string | undefined
  /** The app the page is shown for: a token of another one is refused. */
  appId?: string
  /** The language the bank shall answer the payer in. */
  locale: () => Locale
  /** What to tell the payer in place of the bank's own words, for a language the bank does not speak. */
  words?: (code: string) => string | undefined
  /** Default 15,000. */
  timeoutMs?: number
  /** How long to wait before each further try. Default: 400, 1,200. */
  retryAfterMs?: readonly number[]
}

export interface Client {
  /** Calls the bank this page came from. Throws `BankProblem` or `ConnectionLost`. */
  call: <A extends Address>(route: A, ...call: CallArgument<Call<A>>) => Promise<Reply<A>>
}

type CallArgument<C> = Record<string, never> extends C ? [call?: C] : [call: C]

interface AnyCall {
  params?: Record<string, string>
  query?: Record<string, string | number | undefined>
  body?: unknown
  idempotencyKey?: string
  signal?: AbortSignal
}

export function createClient(options: ClientOptions): Client {
  const waits = options.retryAfterMs ?? [400, 1200]

  const call = async (route: string, given: AnyCall = {}): Promise<unknown> => {
    // A repeated request must not do a thing twice: a read never does, a write only with a key.
    const repeatable = route.startsWith('GET ') || given.idempotencyKey !== undefined
    for (const wait of repeatable ? waits : []) {
      try {
        return await once(route, given)
      } catch (error) {
        if (given.signal?.aborted || !mayPass(error)) throw error
        await pause(wait)
      }
    }
    return once(route, given)
  }

  const once = async (route: string, given: AnyCall): Promise<unknown> => {
    const [method = '', path = ''] = route.split(' ')
    const response = await reach(urlOf(path, given), {
      method,
      headers: headers(given),
      signal: within(options.timeoutMs ?? 15_000, given.signal),
      ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
    })
    if (response.status === 204) return undefined
    const answer = await readJson(response)
    if (response.ok) return answer
    if (isProblem(answer)) throw new BankProblem(inWords(answer))
    throw new ConnectionLost(`HTTP ${response.status}`)
  }

  const inWords = (problem: Problem): Problem => {
    const message = options.words?.(problem.code)
    return message === undefined ? problem : { ...problem, message }
  }

  const headers = (given: AnyCall): Record<string, string> => {
    const credentials = options.credentials?.()
    return {
      Accept: 'application/json, application/problem+json',
      'Accept-Language': options.locale(),
      ...(options.appId && { 'Qiantang-App': options.appId }),
      ...(credentials && { Authorization: `Bearer ${credentials}` }),
      ...(given.body !== undefined && { 'Content-Type': 'application/json' }),
      ...(given.idempotencyKey && { 'Idempotency-Key': given.idempotencyKey }),
    }
  }

  // Held to the contract by the types of `Client`; inside, a call is a call.
  return { call: call as Client['call'] }
}

function urlOf(path: string, { params = {}, query = {} }: AnyCall): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )
  return search.size > 0 ? `${filled}?${search}` : filled
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...request, credentials: 'omit', cache: 'no-store' })
  } catch (error) {
    throw new ConnectionLost(error)
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    throw new ConnectionLost(error)
  }
}

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer

// 503 and "still at work" pass by themselves. 429 does not: asking again at once makes it worse.
const mayPass = (error: unknown) =>
  error instanceof ConnectionLost ||
  (error instanceof BankProblem && error.problem.retryable && error.problem.status !== 429)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Gives up after a while, or when the caller does. By hand: in-app browsers are slow to learn `AbortSignal.any`. */
function within(ms: number, caller: AbortSignal | undefined): AbortSignal {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), ms)
  controller.signal.addEventListener('abort', () => clearTimeout(timer))
  caller?.addEventListener('abort', () => controller.abort(caller.reason))
  if (caller?.aborted) controller.abort(caller.reason)
  return controller.signal
}
