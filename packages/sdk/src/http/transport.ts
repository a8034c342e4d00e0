import ky, { isHTTPError, isNetworkError, isTimeoutError, type KyInstance } from 'ky'

import type { z } from 'zod'

import type { Locale, Route } from '../contract/index.ts'
import { QiantangError } from '../errors/qiantang-error.ts'
import type { Problem } from '../generated/types.ts'
import type { CallOptions } from './call-options.ts'
import type {
  Operation,
  OperationBody,
  OperationParams,
  OperationQuery,
  OperationReply,
} from './operation.ts'

export interface TransportOptions {
  /** The bank's address, such as `https://open.qiantang.example`. */
  baseUrl: string
  /** Default: the global `fetch`, looked up at each call. */
  fetch?: typeof fetch | undefined
  /** For each try, in milliseconds. Default 15,000. */
  timeoutMs?: number | undefined
  /** Tries after the first. Default 2. */
  maxRetries?: number | undefined
  /** The payer's language, for `userMessage`. Default: the browser's. */
  locale?: Locale | undefined
  /** Headers that prove who calls; asked for at each call, with `fresh` after the bank refused the last ones. */
  credentials?: ((fresh: boolean) => Promise<Record<string, string>>) | undefined
}

type Input<R extends Route> = (R extends { path: `${string}:${string}` }
  ? { params: OperationParams<R> }
  : { params?: undefined }) &
  (R extends { body: z.ZodType } ? { body: OperationBody<R> } : { body?: undefined }) &
  (R extends { query: z.ZodType }
    ? { query?: OperationQuery<R> | undefined }
    : { query?: undefined })

/** Calls an operation of the contract. */
export type Transport = <R extends Route>(
  operation: Operation<R>,
  input: Input<R>,
  options?: CallOptions,
) => Promise<OperationReply<R>>

/** Answers that say: not now. */
const waitable = [408, 429, 502, 503, 504]

/**
 * Calls over ky. Repeats what is safe to repeat: reads, and writes that carry an idempotency key,
 * after no answer, 408, 429 (as long as Retry-After says), 502, 503, 504 and problems marked
 * `retryable`, with backoff and jitter.
 */
export const createTransport = (options: TransportOptions): Transport => {
  const client = ky.create({
    baseUrl: `${options.baseUrl.replace(/\/+$/, '')}/`,
    fetch: (input, init) => (options.fetch ?? fetch)(input, init),
    timeout: options.timeoutMs ?? 15_000,
    totalTimeout: false,
    credentials: 'omit',
    retry: {
      limit: options.maxRetries ?? 2,
      methods: ['get', 'post', 'put', 'patch', 'delete'],
      statusCodes: waitable,
      afterStatusCodes: [429, 503],
      maxRetryAfter: 30_000,
      backoffLimit: 8_000,
      retryOnTimeout: true,
      jitter: true,
      // The statuses above are ky’s to judge, with Retry-After; others only where the problem says so.
      shouldRetry: ({ error }) =>
        isHTTPError(error) && !waitable.includes(error.response.status)
          ? problemOf(error.data)?.retryable || undefined
          : undefined,
    },
  })

  return async (operation, input, callOptions = {}) => {
    const attempt = send(client, options, operation, input, callOptions)
    try {
      return await attempt(false)
    } catch (error) {
      const expired = error instanceof QiantangError && error.code === 'session_expired'
      if (!expired || !options.credentials) throw error
      return attempt(true)
    }
  }
}

interface AnyInput {
  params?: Record<string, string> | undefined
  query?: object | undefined
  body?: unknown
}

const send = <R extends Route>(
  client: KyInstance,
  options: TransportOptions,
  operation: Operation<R>,
  input: AnyInput,
  call: CallOptions,
) => {
  // Made once a call, so that every try of it is the same to the bank.
  const idempotencyKey =
    operation.method === 'POST' ? (call.idempotencyKey ?? crypto.randomUUID()) : undefined

  return async (fresh: boolean): Promise<OperationReply<R>> => {
    const credentials = await options.credentials?.(fresh)
    call.signal?.throwIfAborted()
    try {
      const response = await client(fillPath(operation.path, input.params), {
        method: operation.method,
        headers: {
          accept: 'application/json, application/problem+json',
          ...(options.locale && { 'accept-language': options.locale }),
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
          ...credentials,
        },
        ...(input.query && { searchParams: definedEntries(input.query) }),
        ...(input.body !== undefined && { json: input.body }),
        ...(call.signal && { signal: call.signal }),
      })
      if (response.status === 204) return undefined as OperationReply<R>
      return (await response.json()) as OperationReply<R>
    } catch (error) {
      call.signal?.throwIfAborted()
      throw asQiantangError(operation.name, error)
    }
  }
}

const fillPath = (path: string, params: Record<string, string> = {}): string =>
  path.slice(1).replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

const definedEntries = (query: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )

const problemOf = (data: unknown): Problem | undefined =>
  typeof data === 'object' && data !== null && 'code' in data && 'requestId' in data
    ? (data as Problem)
    : undefined

const asQiantangError = (name: string, error: unknown): QiantangError => {
  if (error instanceof QiantangError) return error
  if (isTimeoutError(error))
    return new QiantangError({
      code: 'timeout',
      message: `${name}: no answer in time.`,
      retryable: true,
      cause: error,
    })
  if (isNetworkError(error))
    return new QiantangError({
      code: 'network_error',
      message: `${name}: the bank could not be reached.`,
      retryable: true,
      cause: error,
    })

  const problem = isHTTPError(error) ? problemOf(error.data) : undefined
  if (!problem)
    return new QiantangError({
      code: 'invalid_answer',
      message: `${name}: the answer is not the bank’s.`,
      status: isHTTPError(error) ? error.response.status : undefined,
      retryable: true,
      cause: error,
    })
  return new QiantangError({
    code: problem.code,
    message: `${name}: ${problem.title} (${problem.code})`,
    status: problem.status,
    retryable: problem.retryable,
    requestId: problem.requestId,
    userMessage: problem.message,
    fields: problem.errors,
    details: problem.details,
    cause: error,
  })
}
